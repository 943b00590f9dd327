import { readdirSync, readFileSync, statSync } from 'node:fs';
import { along, length } from '@turf/turf';
import type { Feature, LineString, Position } from 'geojson';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { toMercator } from '../../src/core/camera/mercator.ts';
import type { PictureTiles } from '../../src/core/story/tiles.ts';
import { featureOf, readLayer } from './read-layer.ts';

const folder = 'src/story/public/tiles/night';
const list: PictureTiles = JSON.parse(readFileSync(`${folder}/index.json`, 'utf8'));
const sizesAt = (zoom: number) =>
  list.tiles
    .filter((tile) => tile.startsWith(`${zoom}/`))
    .map((tile) => statSync(`${folder}/${tile}.avif`).size);
const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);

describe('the tiles of the lights at night', () => {
  it('are those that their list names', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const tiles = files.flatMap(
      (file) => /^(.+)\.avif$/.exec(file)?.[1]?.replaceAll('\\', '/') ?? [],
    );
    expect(tiles.toSorted()).toEqual([...list.tiles]);
  });

  it('take at most 25 KB on the first screen of a phone, 60 KB at a desk and 120 KB on the largest', () => {
    expect(sum(sizesAt(4))).toBeLessThan(25_000);
    expect(sum(sizesAt(5))).toBeLessThan(60_000);
    expect(sum(sizesAt(6))).toBeLessThan(120_000);
  });
});

describe('the lamps', () => {
  const [zoom, size] = [list.maxzoom, list.size];
  const tiles = new Map<string, Buffer>();
  beforeAll(async () => {
    const closest = list.tiles.filter((tile) => tile.startsWith(`${zoom}/`));
    for (const tile of closest)
      tiles.set(tile, await sharp(`${folder}/${tile}.avif`).greyscale().raw().toBuffer());
  });
  const lightAt = (x: number, y: number): number => {
    const tile = tiles.get(`${zoom}/${Math.floor(x / size)}/${Math.floor(y / size)}`);
    if (!tile) throw new Error('The closest tiles do not show the whole line.');
    return tile[(y % size) * size + (x % size)] ?? 0;
  };
  const pixelOf = (place: Position): [number, number] => {
    const [x, y] = toMercator([place[0] ?? 0, place[1] ?? 0]);
    return [Math.floor(x * size * 2 ** zoom), Math.floor(y * size * 2 ** zoom)];
  };
  /** The brightest pixel of some beside a place: so many to each side, and from so many north of it to so many south. */
  const brightest = (place: Position, aside: number, north: number, south: number): number => {
    const [x, y] = pixelOf(place);
    let most = 0;
    for (let row = y - north; row <= y + south; row += 1)
      for (let column = x - aside; column <= x + aside; column += 1)
        most = Math.max(most, lightAt(column, row));
    return most;
  };
  const line = featureOf(readLayer('dmz'), 'Military Demarcation Line') as Feature<LineString>;
  const places = Array.from(
    { length: Math.floor(length(line) / 2) },
    (_, i) => along(line, 2 * i + 1).geometry.coordinates,
  );
  /** Pixels of some 0.48 km: the zone's southern edge is two kilometres from the line, and lamps stand beside it. */
  const [aside, north, south] = [5, 1, 7];
  const lamp = 60;

  it('are along the southern edge of the drawn zone, from sea to sea', () => {
    const lit = places.filter((place) => brightest(place, aside, north, south) > lamp);
    expect(places.length).toBeGreaterThan(100);
    expect(lit.length / places.length).toBeGreaterThan(0.9);
  });

  it('are the last lights: north of the zone it is dark', () => {
    const dark = places.filter((place) => brightest(place, 0, 60, -8) < lamp);
    expect(dark.length / places.length).toBeGreaterThan(0.95);
  });
});
