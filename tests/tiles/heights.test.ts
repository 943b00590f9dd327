import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bboxPolygon } from '@turf/turf';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cutRelief, shadeFromHeights } from '../../src/tiles/relief/cut-relief.ts';
import { windowZooms } from '../../src/tiles/relief/tiles.ts';
import { withArchive } from '../../src/tiles/tiles/archive.ts';
import { pmtilesOf } from '../support/pmtiles.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heights-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A tile whose heights, in metres, are of its columns and rows as shares of it. */
function tileOf(size: number, heightAt: (x: number, y: number) => number): Promise<Buffer> {
  const data = Buffer.alloc(3 * size * size);
  for (let at = 0; at < size * size; at += 1) {
    const coded = heightAt((at % size) / size, Math.floor(at / size) / size) + 32_768;
    data.set([coded >> 8, coded & 255, (coded % 1) * 256], 3 * at);
  }
  return sharp(data, { raw: { width: size, height: size, channels: 3 } })
    .png()
    .toBuffer();
}

function archive(tiles: Readonly<Record<string, Uint8Array>>): string {
  const path = join(folder, 'hills.pmtiles');
  writeFileSync(path, pmtilesOf(tiles, [11.25, 40, 22.5, 50], { attribution: '<a>© Makers</a>' }));
  return path;
}

/** A ridge from south-west to north-east, 3 km high. */
const ridge = (x: number, y: number): number => Math.max(0, 3000 - 9000 * Math.abs(x + y - 1));
const block = { z: 6, left: 34, right: 34, top: 22, bottom: 22 };
const shade = (path: string) => withArchive(path, '', (open) => shadeFromHeights(open, block));

it('lights the slopes to the north-west, shades those to the south-east, and leaves plains as they are', async () => {
  const { values, width } = await shade(archive({ '6/34/22': await tileOf(512, ridge) }));
  const at = (x: number, y: number) =>
    values[Math.round(y * 512) * width + Math.round(x * 512)] ?? 0;
  expect(at(0.05, 0.05)).toBe(0);
  expect(at(0.4, 0.4)).toBeGreaterThan(0.01);
  expect(at(0.6, 0.6)).toBeLessThan(-0.01);
  expect(values.every((value) => value >= -1 && value < 0.42)).toBe(true);
});

it('refuses what holds no heights, or not those that are needed, with the command that has them', async () => {
  const grey = { create: { width: 512, height: 512, channels: 3, background: '#ccc' } } as const;
  const picture = archive({ '6/34/22': await sharp(grey).png().toBuffer() });
  await expect(shade(picture)).rejects.toThrow('hills.pmtiles holds no heights');
  const coarse = archive({ '5/17/11': await tileOf(512, ridge) });
  await expect(shade(coarse)).rejects.toThrow('no tiles of zoom 6');
  const bounds = [10, 40, 23, 50] as const;
  const pyramid = { name: 'window', bounds, ...windowZooms, fade: 0 } as const;
  await expect(cutRelief(pyramid, coarse, bboxPolygon([...bounds]))).rejects.toThrow(
    'Cut hills from the web, as docs/ground.md says: npm run basemap -- STORY --relief https://download.mapterhorn.com/planet.pmtiles',
  );
});
