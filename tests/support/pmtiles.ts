import { TileType, zxyToTileId } from 'pmtiles';
import type { Bounds } from '../../src/core/camera/bounds.ts';

/** A PMTiles archive of version 3, of `tiles` by zoom, column and row, such as `6/52/24`. */
export function pmtilesOf(
  tiles: Readonly<Record<string, Uint8Array>>,
  bounds: Bounds,
  metadata: object = {},
  type: TileType = TileType.Png,
): Buffer {
  const entries = Object.entries(tiles)
    .map(([id, bytes]) => {
      const [z = 0, x = 0, y = 0] = id.split('/').map(Number);
      return { z, id: zxyToTileId(z, x, y), bytes };
    })
    .sort((a, b) => a.id - b.id);
  const directory = Buffer.from(
    [
      entries.length,
      ...entries.map(({ id }, i) => id - (entries[i - 1]?.id ?? 0)),
      ...entries.map(() => 1),
      ...entries.map(({ bytes }) => bytes.length),
      ...entries.map((_, i) => (i === 0 ? 1 : 0)),
    ].flatMap(varint),
  );
  const said = Buffer.from(JSON.stringify(metadata));
  const data = Buffer.concat(entries.map(({ bytes }) => bytes));
  const header = Buffer.alloc(127);
  header.write('PMTiles\u0003', 'latin1');
  const atMetadata = header.length + directory.length;
  const atData = atMetadata + said.length;
  const parts = [header.length, directory.length, atMetadata, said.length, atData, 0, atData];
  const numbers = [...parts, data.length, entries.length, entries.length, entries.length];
  for (const [i, value] of numbers.entries()) header.writeBigUInt64LE(BigInt(value), 8 + 8 * i);
  const zooms = entries.map(({ z }) => z);
  header.set([1, 1, 1, type, Math.min(...zooms), Math.max(...zooms)], 96);
  for (const [i, degrees] of bounds.entries())
    header.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * i);
  return Buffer.concat([header, directory, said, data]);
}

/** A whole number as the directories of an archive have it. */
export const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
