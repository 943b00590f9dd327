import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TileType } from 'pmtiles';
import sharp from 'sharp';
import type { Bounds } from '../../src/core/camera/bounds.ts';
import { tilesIn } from '../../src/core/story/tiles.ts';
import { pmtilesOf } from '../support/pmtiles.ts';

const region: Bounds = [111, -35, 121, -29];
const town: Bounds = [115.77, -31.956, 115.841, -31.884];

/** Writes `hills.pmtiles` and `scan.pmtiles`, heights and a picture of the town. */
export async function writeArchives(folder: string): Promise<void> {
  await writeArchive(join(folder, 'hills.pmtiles'), [0, 6], region, (x, y) => {
    const coded = Math.max(0, 3000 - 6000 * Math.abs(x + y - 1)) + 32_768;
    return [coded >> 8, coded & 255, 0];
  });
  await writeArchive(join(folder, 'scan.pmtiles'), [10, 15], town, (x) => [176, 48, 112 + 80 * x]);
}

async function writeArchive(
  path: string,
  [first, last]: readonly [number, number],
  bounds: Bounds,
  colorAt: (x: number, y: number) => readonly number[],
): Promise<void> {
  const size = 512;
  const data = Buffer.alloc(3 * size * size);
  for (let at = 0; at < size * size; at += 1)
    data.set(colorAt((at % size) / size, Math.floor(at / size) / size), 3 * at);
  const tile = await sharp(data, { raw: { width: size, height: size, channels: 3 } })
    .png()
    .toBuffer();
  const zooms = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const tiles = zooms.flatMap((zoom) => tilesIn(bounds, zoom)).map((id) => [id.join('/'), tile]);
  const metadata = { attribution: '© Makers' };
  writeFileSync(path, pmtilesOf(Object.fromEntries(tiles), bounds, metadata, TileType.Png));
}
