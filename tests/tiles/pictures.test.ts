import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { beforeEach, expect, it } from 'vitest';
import type { Bounds } from '../../src/core/camera/bounds.ts';
import type { SceneSpecs } from '../../src/core/story/scene-spec.ts';
import { tilesIn } from '../../src/core/story/tiles.ts';
import { readLayerPictures } from '../../src/read/geometry/read-tiles.ts';
import { frameScene } from '../../src/stills/frame.ts';
import { tilePictures } from '../../src/stills/layer-pictures.ts';
import { cutPicture } from '../../src/tiles/pictures/cut-picture.ts';
import { plainLayer } from '../support/plain-layer.ts';
import { plainPicture } from '../support/plain-picture.ts';
import { pmtilesOf } from '../support/pmtiles.ts';
import { rangeServer } from '../support/range-server.ts';
import { townArchive, townStory } from '../support/town.ts';

let town: Awaited<ReturnType<typeof townStory>>;
beforeEach(async () => {
  town = await townStory();
});

const at = (path: string) => join(town.root, path);

const bounds: Bounds = [115.79, -31.92, 115.82, -31.9];
const corner: Bounds = [115.8045, -31.9105, 115.808, -31.9085];
const shown: SceneSpecs = {
  corner: { bounds: corner, layers: { scan: 1 } },
  elsewhere: { bounds: [115.791, -31.901, 115.792, -31.9], layers: {} },
};

/** An archive of a picture, each of whose tiles has a colour of its own: how far east it lies is red, how far south green. */
async function scan(name = 'A plan', box = bounds) {
  const tiles: Record<string, Uint8Array> = {};
  for (let z = 13; z <= 17; z += 1) {
    const all = tilesIn(bounds, z);
    for (const [, x, y] of all) {
      const background = { r: 40 * (x % 6), g: 40 * (y % 6), b: 200 };
      tiles[`${z}/${x}/${y}`] = await plainPicture(256, 256, background).png().toBuffer();
    }
  }
  const path = at('scan.pmtiles');
  writeFileSync(path, pmtilesOf(tiles, box, { name }));
  return path;
}

const layerText = `
scan:
  label: A plan
  kind: image
  picture: scan.pmtiles
  color: { light: "#000000", dark: "#ffffff" }
`;

function cut(archive: string, scenes = shown) {
  const file = at(town.files.layers);
  writeFileSync(file, `${readFileSync('tests/fixtures/town/layers.yaml', 'utf8')}${layerText}`);
  return cutPicture({ ...town, archive, scenes, say: (words) => town.said.push(words) });
}

it.each([
  [5000, 'holds more in one piece than any tile of a map has'],
  [64, 'has tiles of 64 pixels, fewer than 128'],
])('refuses tiles of %d pixels', async (pixels, why) => {
  const tile = await plainPicture(pixels, pixels).png().toBuffer();
  const all = tilesIn(bounds, 13).map((id) => [id.join('/'), tile]);
  writeFileSync(at('scan.pmtiles'), pmtilesOf(Object.fromEntries(all), bounds));
  await expect(cut(at('scan.pmtiles'))).rejects.toThrow(
    `scan.pmtiles ${why}. Make an archive of pictures: `,
  );
});

it.each([
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>', 'is damaged'],
  ['larger than the first', undefined, 'has tiles of 256 pixels, and one of 4096 × 4096'],
])('refuses a tile that is %s', async (_, svg, problem) => {
  const tile = await plainPicture(256, 256).png().toBuffer();
  const odd = svg ? Buffer.from(svg) : await plainPicture(4096, 4096).png().toBuffer();
  const all = [13, 14].flatMap((zoom) =>
    tilesIn(bounds, zoom).map((id) => [id.join('/'), zoom === 13 ? tile : odd]),
  );
  writeFileSync(at('scan.pmtiles'), pmtilesOf(Object.fromEntries(all), bounds));
  await expect(cut(at('scan.pmtiles'))).rejects.toThrow(`scan.pmtiles ${problem}`);
});

it('keeps the tiles that a picture’s scenes can show, with its outline, and draws them in stills too', async () => {
  await cut(await scan());
  const folder = at('town/public/tiles/scan');
  const list = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
  expect(list).toMatchObject({ minzoom: 13, maxzoom: 17, size: 256 });
  const kept = (box: Bounds) => tilesIn(box, 17).map((id) => list.tiles.includes(id.join('/')));
  expect(kept(corner)).not.toContain(false);
  expect(kept([115.791, -31.901, 115.792, -31.9])).not.toContain(true);
  const written = readFileSync(at('town/geo/layers/scan.geojson'), 'utf8');
  const { features } = JSON.parse(written);
  expect(features[0].properties.name).toBe('A plan');
  const layer = plainLayer('scan', 'image', { picture: 'scan.pmtiles' });
  const { layers, problems } = readLayerPictures(town.files, [layer]);
  expect(problems).toEqual([]);
  const frame = frameScene({ bounds: corner, maxZoom: 18 });
  const published = at(town.files.published);
  const drawn = await tilePictures(published, layers, { layers: { scan: 1 } }, frame);
  const { href = '', corners = [] } = drawn['scan:picture'] ?? {};
  const [z = 0, x = 0, y = 0] = tilesIn(corner, 17)[0] ?? [];
  const { width, height } = await sharp(Buffer.from(href.split(',')[1] ?? '', 'base64')).metadata();
  // As the share image is drawn, from an SVG.
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="${href}"/></svg>`;
  const data = await sharp(Buffer.from(svg)).raw().toBuffer();
  const [[west, north] = [0, 0]] = corners;
  const [first] = tilesIn([west + 1e-6, north - 2e-6, west + 2e-6, north - 1e-6], z);
  expect(first?.[1]).toBeLessThanOrEqual(x);
  expect(first?.[2]).toBeLessThanOrEqual(y);
  const own = [40 * ((first?.[1] ?? 0) % 6), 40 * ((first?.[2] ?? 0) % 6), 200];
  for (const [i, value] of own.entries()) expect(Math.abs((data[i] ?? 0) - value)).toBeLessThan(12);
});

it('cuts the same tiles from the web, and names the outline after the file if the archive has no name', async () => {
  const path = await scan(' ');
  const server = await rangeServer(readFileSync(path));
  const tiles = () => {
    const folder = at('town/public/tiles/scan');
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => name.includes('.'))
      .map((name) => readFileSync(join(folder, name), 'base64'));
  };
  await cut(`${server.origin}/maps/scan.pmtiles?key=1`);
  const fromWeb = tiles();
  await cut(path);
  expect(fromWeb).toEqual(tiles());
  const outline = readFileSync(at('town/geo/layers/scan.geojson'), 'utf8');
  expect(JSON.parse(outline).features[0].properties.name).toBe('scan');
  await server.close();
});

it('does not search the whole Earth when an archive claims to cover it', async () => {
  const whole = await scan('A plan', [-180, -85, 180, 85]);
  await expect(cut(whole)).rejects.toThrow('and a story has 2000 at most: frame fewer places');
});

it.each([
  ['an archive of vectors', () => resolve(townArchive), shown, 'No layer has the picture town'],
  ['no archive', () => at('scan.pmtiles'), shown, 'Make an archive of pictures: gdal'],
  ['a picture that is not shown', () => scan(), {}, 'No scene shows scan: list it in the layers'],
  [
    'scenes elsewhere',
    () => scan(),
    { far: { bounds: [10, 50, 10.1, 50.1], layers: { scan: 1 } } } as SceneSpecs,
    'No scene that shows scan frames a place of scan.pmtiles, which holds 115.79',
  ],
])('refuses %s, and writes nothing', async (_, archive, scenes, problem) => {
  await expect(cut(await archive(), scenes)).rejects.toThrow(problem);
  expect(existsSync(at('town/public/tiles'))).toBe(false);
  expect(readdirSync(at('town/geo/layers'))).not.toContain('scan.geojson');
});

it('refuses vectors in place of a picture', async () => {
  const path = at('scan.pmtiles');
  writeFileSync(path, readFileSync(townArchive));
  await expect(cut(path)).rejects.toThrow('scan.pmtiles holds no pictures');
});
