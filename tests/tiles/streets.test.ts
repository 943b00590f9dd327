import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { TileType } from 'pmtiles';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Bounds } from '../../src/core/camera/bounds.ts';
import { hasTile, tilesIn } from '../../src/core/story/tiles.ts';
import { readStreets } from '../../src/read/geometry/read-tiles.ts';
import { tilesInSight } from '../../src/tiles/screens.ts';
import { pmtilesOf, varint } from '../support/pmtiles.ts';
import { madePeak, townArchive, townStory } from '../support/town.ts';

let town: Awaited<ReturnType<typeof townStory>>;
beforeEach(async () => {
  town = await townStory();
});

const folder = () => join(town.root, 'town/public/streets');
const list = () => JSON.parse(readFileSync(join(folder(), 'index.json'), 'utf8'));
const tile = (path: string) =>
  new VectorTile(new PbfReader(readFileSync(join(folder(), `${path}.mvt`))));

/** The archive with other metadata, which are put at its end. */
function archiveSaying(metadata: object) {
  const bytes = readFileSync(townArchive);
  const said = gzipSync(JSON.stringify(metadata));
  bytes.writeBigUInt64LE(BigInt(bytes.length), 24);
  bytes.writeBigUInt64LE(BigInt(said.length), 32);
  const path = join(town.root, 'other.pmtiles');
  writeFileSync(path, Buffer.concat([bytes, said]));
  return path;
}

describe('cutting streets', () => {
  it('keeps the tiles that the scenes can show, from the end of the ground to the last zoom', async () => {
    await town.cut();
    const { minzoom, maxzoom, tiles, date, schema } = list();
    const own = { minzoom: 9, maxzoom: 15, date: '2026-06-09', schema: 4 };
    expect({ minzoom, maxzoom, date, schema }).toEqual(own);
    const zooms = new Set(tiles.map((tile: string) => Number(tile.split('/')[0])));
    expect([...zooms].sort((a, b) => Number(a) - Number(b))).toEqual([9, 10, 11, 12, 13, 14, 15]);
    expect(readdirSync(join(folder(), '15/26924'))).toEqual(['19450.mvt', '19451.mvt']);
  });

  it('keeps only the parts of a tile that are drawn, and the names on the map', async () => {
    writeFileSync(join(town.root, 'town/story.zh.md'), '');
    await town.cut();
    const { layers } = tile('15/26924/19451');
    expect(Object.keys(layers).sort()).toEqual(['buildings', 'earth', 'landuse', 'roads', 'water']);
    const said = new Set(
      Object.values(layers).flatMap((layer) =>
        Array.from({ length: layer.length }, (_, i) =>
          Object.keys(layer.feature(i).properties),
        ).flat(),
      ),
    );
    expect([...said].sort()).toEqual(['kind', 'kind_detail', 'name']);
    expect(Object.keys(tile('11/1682/1215').layers)).not.toContain('buildings');
    expect(list().characters).toContain('H');
  });

  it('keeps peaks with heights among streets, and woods, towns and ice at small scales', async () => {
    await town.cutMade([2, 5, 7, 8, 13]);
    const ids: string[] = list().tiles;
    expect(ids.map((id) => Number.parseInt(id, 10)).sort((a, b) => a - b)).toEqual([5, 7, 13]);
    const of = (zoom: number) => tile(ids.find((id) => id.startsWith(`${zoom}/`)) ?? '').layers;
    expect([Object.keys(of(5)), of(5).landcover?.length]).toEqual([['landcover'], 3]);
    const { kind: _, ...kept } = madePeak;
    expect([of(13).pois?.length, of(13).pois?.feature(0).properties]).toEqual([1, kept]);
    const { streets, cover } = readStreets(town.files);
    expect(streets?.tiles).toEqual(ids.filter((id) => id.startsWith('13/')));
    expect([cover?.minzoom, cover?.maxzoom, cover?.tiles.length]).toEqual([5, 7, 2]);
    expect(cover?.bounds[0]).toBeLessThan(Number(streets?.bounds[0]));
  });

  it.each([
    ['no archive', () => join(town.root, 'town/story.md'), 'story.md is not a PMTiles archive'],
    [
      'an older version of the schema',
      () => archiveSaying({ name: 'Protomaps Basemap', version: '3.7.1' }),
      "other.pmtiles has another schema (Protomaps Basemap 3.7.1), and streets are drawn from Protomaps' basemap of version 4. Cut streets from the web, as docs/ground.md says: npm run basemap -- town --streets https://build.protomaps.com/DAY.pmtiles",
    ],
    [
      'another schema, whatever its version',
      () =>
        archiveSaying({ name: 'Shortbread', version: '4.1', vector_layers: [{ id: 'streets' }] }),
      "other.pmtiles has another schema (Shortbread 4.1), and streets are drawn from Protomaps' basemap of version 4. Cut streets from the web",
    ],
    ['no file', () => join(town.root, 'none.pmtiles'), 'There is no file'],
    ['a folder', () => join(town.root, 'town'), /^There is no file \S*town\. /],
  ])('refuses %s and leaves the streets as they were', async (_, archive, problem) => {
    await town.cut();
    const before = readFileSync(join(folder(), 'index.json'), 'utf8');
    await expect(town.cut(archive())).rejects.toThrow(problem);
    expect(readFileSync(join(folder(), 'index.json'), 'utf8')).toBe(before);
    expect(readdirSync(join(town.root, 'town/public')).sort()).toEqual(['favicon.svg', 'streets']);
  });

  it('writes nothing if no scene lies in the archive, and says what it covers', async () => {
    town.scenes = { title: { bounds: [10, 50, 10.01, 50.01], layers: {} } };
    const none = 'No scene frames a place of town.pmtiles, which holds 115.8005,';
    await expect(town.cut()).rejects.toThrow(none);
    expect(existsSync(folder())).toBe(false);
  });
});

it('refuses an archive with a piece that inflates beyond any tile', async () => {
  const bomb = archiveSaying({ name: ' '.repeat(21_000_000) });
  await expect(town.cut(bomb)).rejects.toThrow(
    'other.pmtiles holds more in one piece than any tile of a map has. Cut streets from the web, ',
  );
});

const ring = [9, 0, 0, 18, 2, 0, 0, 2, ...varint(7 + 8 * 2 ** 12), 9, 0, 0];

it.each([
  [
    'that closes a ring thousands of times',
    [18, 4 + ring.length, 24, 3, 34, ring.length, ...ring],
    'holds more in one piece than any tile',
  ],
  [
    'with more shapes than a city has',
    Array(30_001).fill([18, 0]).flat(),
    'is damaged: its tile 9/420/303 has 30001 shapes of "earth", more than 30000. Get it anew.',
  ],
])('refuses a tile %s', async (_, features, words) => {
  const layer = [10, 5, ...Buffer.from('earth'), ...features, 120, 2];
  const bytes = Uint8Array.from([26, ...varint(layer.length), ...layer]);
  const [id = ''] = tilesIn([115.805, -31.909, 115.806, -31.908], 9).map((each) => each.join('/'));
  const bounds: Bounds = [115.7, -32, 115.9, -31.8];
  const path = join(town.root, 'bomb.pmtiles');
  writeFileSync(path, pmtilesOf({ [id]: bytes }, bounds, { version: '4.14.9' }, TileType.Mvt));
  await expect(town.cut(path)).rejects.toThrow(`bomb.pmtiles ${words}`);
});

describe('the tiles in sight', () => {
  const everywhere = { minzoom: 9, maxzoom: 15, bounds: [115, -32.5, 116.5, -31.5] as Bounds };
  const seen = (...boxes: Bounds[]) => {
    const scenes = boxes.map((bounds) => ({ bounds, layers: {} }));
    return { tiles: tilesInSight(scenes, everywhere).map((tile) => tile.join('/')) };
  };
  const [one, other]: [Bounds, Bounds] = [
    [115.8, -31.91, 115.81, -31.905],
    [115.9, -31.91, 115.91, -31.905],
  ];

  it('cover each frame plus one screen, and the frame alone at the last zoom', () => {
    const streets = seen(one);
    const wide: Bounds = [115.79, -31.92, 115.82, -31.895];
    expect(tilesIn(wide, 15).every((id) => hasTile(streets, id))).toBe(true);
    expect(tilesIn(other, 15).some((id) => hasTile(streets, id))).toBe(false);
  });

  it('cover what the camera passes from one frame to the next', () => {
    const between: Bounds = [115.855, -31.908, 115.856, -31.907];
    const streets = seen(one, other);
    expect(tilesIn(between, 13).every((id) => hasTile(streets, id))).toBe(true);
    expect(tilesIn(between, 15).some((id) => hasTile(streets, id))).toBe(false);
  });
});
