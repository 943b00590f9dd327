import { type TileAddress, tileSize } from './tile.ts';

/** A tile's greys, row by row, with its address. */
export interface GreyTile extends TileAddress {
  readonly grey: Uint8Array;
}

/** How far from an edge what is changed there fades out, in pixels. */
const reach = 8;

/** The two ways in which tiles meet, and where each has its pixel at a depth from their common edge. */
const meetings = [
  {
    next: ({ z, x, y }: TileAddress) => key({ z, x: x + 1, y }),
    before: (along: number, depth: number) => along * tileSize + tileSize - 1 - depth,
    after: (along: number, depth: number) => along * tileSize + depth,
  },
  {
    next: ({ z, x, y }: TileAddress) => key({ z, x, y: y + 1 }),
    before: (along: number, depth: number) => (tileSize - 1 - depth) * tileSize + along,
    after: (along: number, depth: number) => depth * tileSize + along,
  },
] as const;

/**
 * The greys to encode in place of `wanted` where the tiles that came of them, `seen`, step apart at
 * their common edges: each gives way by half of what the step is too large, less the farther from the
 * edge. The encoder does not follow to the last grey, but most of the way.
 */
export const closeSeams = (
  wanted: readonly GreyTile[],
  seen: readonly GreyTile[],
): readonly GreyTile[] => {
  const seenAt = new Map(seen.map((tile) => [key(tile), tile.grey]));
  const wantedAt = new Map(wanted.map((tile) => [key(tile), tile.grey]));
  const closed = new Map(wanted.map((tile) => [key(tile), Float32Array.from(tile.grey)]));
  for (const tile of wanted) {
    for (const { next, before, after } of meetings) {
      const step = (greys: ReadonlyMap<string, Uint8Array>, along: number): number =>
        (greys.get(next(tile))?.[after(along, 0)] ?? 0) -
        (greys.get(key(tile))?.[before(along, 0)] ?? 0);
      const [one, other] = [closed.get(key(tile)), closed.get(next(tile))];
      if (!one || !other) continue;
      for (let along = 0; along < tileSize; along += 1) {
        const half = (step(seenAt, along) - step(wantedAt, along)) / 2;
        for (let depth = 0; depth < reach; depth += 1) {
          one[before(along, depth)] = (one[before(along, depth)] ?? 0) + half * fading(depth);
          other[after(along, depth)] = (other[after(along, depth)] ?? 0) - half * fading(depth);
        }
      }
    }
  }
  return wanted.map((tile) => ({
    ...tile,
    grey: Uint8Array.from(closed.get(key(tile)) ?? [], (grey) =>
      Math.min(255, Math.max(0, Math.round(grey))),
    ),
  }));
};

/** From 1 at the edge to 0 at the end of its reach, smooth at both. */
const fading = (depth: number): number => {
  const left = 1 - depth / reach;
  return left * left * (3 - 2 * left);
};

const key = ({ z, x, y }: TileAddress): string => `${z}/${x}/${y}`;
