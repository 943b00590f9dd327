import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { TileType } from 'pmtiles';
import { onTestFinished } from 'vitest';
import { tilesIn } from '../../src/core/story/tiles.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { scenesSchema } from '../../src/read/schema/scenes.ts';
import { readYaml } from '../../src/read/yaml/read-yaml.ts';
import { cutStreets } from '../../src/tiles/streets/cut-streets.ts';
import type { WebReading } from '../../src/tiles/tiles/web-file.ts';
import { pmtilesOf } from './pmtiles.ts';
import { ownFolder } from './temporary-folder.ts';

export const townArchive = 'tests/fixtures/town/town.pmtiles';

export const madePeak = { kind: 'peak', name: 'Mount Eliza', elevation: '130', min_zoom: 12 };

/** An archive with a tile at the town for each zoom, with a peak, a school and land cover. */
function madeArchive(zooms: readonly number[]): Buffer {
  const middle = [[2048, 2048]];
  const corner = (x: number, y: number) => [4096 * x, 4096 * y];
  const area = [[corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 0)]];
  const points = [madePeak, { kind: 'school' }].map((tags) => ({
    type: 1,
    tags,
    geometry: middle,
  }));
  const kinds = ['forest', 'urban_area', 'glacier', 'farmland'];
  const areas = kinds.map((kind) => ({ type: 3, tags: { kind }, geometry: area }));
  const layers = { pois: { features: points }, landcover: { features: areas } };
  const bytes = fromGeojsonVt(layers as never, { version: 2, extent: 4096 });
  const idOf = (zoom: number) => tilesIn([115.805, -31.909, 115.806, -31.908], zoom)[0]?.join('/');
  const tiles = Object.fromEntries(zooms.map((zoom) => [idOf(zoom), bytes]));
  return pmtilesOf(tiles, [115.7, -32, 115.9, -31.8], { version: '4.14.9' }, TileType.Mvt);
}

/** A copy of the story of a town for a test, in the folder `town` of a new root, without streets. */
export async function townStory() {
  const { root, remove } = await ownFolder('tests/fixtures/town', 'town');
  onTestFinished(remove);
  const files = openFolder(root, 'town');
  const { scenes } = readYaml(files.text(files.scenes), files.scenes, scenesSchema);
  const said: string[] = [];
  return {
    root,
    files,
    said,
    scenes,
    /** Cuts its streets from an archive at a path or URL. */
    cut(archive = resolve(townArchive), web: Omit<WebReading, 'files'> = {}) {
      return cutStreets({ ...this, ...web, archive, say: (words) => said.push(words) });
    },
    async cutMade(zooms: readonly number[]) {
      await writeFile(join(root, 'made.pmtiles'), madeArchive(zooms));
      this.scenes = { country: { bounds: [112, -36, 122, -30], layers: {} }, ...this.scenes };
      await this.cut(join(root, 'made.pmtiles'));
    },
  };
}
