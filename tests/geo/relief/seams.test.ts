import { describe, expect, it } from 'vitest';
import { closeSeams, type GreyTile } from '../../../geo/relief/seams.ts';
import { tileSize } from '../../../geo/relief/tile.ts';

const tile = (x: number, y: number, grey: number): GreyTile => ({
  z: 1,
  x,
  y,
  grey: new Uint8Array(tileSize * tileSize).fill(grey),
});

const at = (tiles: readonly GreyTile[], index: number, column: number, row = 200): number =>
  tiles[index]?.grey[row * tileSize + column] ?? Number.NaN;

describe('tiles that step apart at their common edge', () => {
  const wanted = [tile(0, 0, 120), tile(1, 0, 120)];
  const closed = closeSeams(wanted, [tile(0, 0, 112), tile(1, 0, 128)]);

  it('give way by half of the step there, and less away from it', () => {
    expect([at(closed, 0, tileSize - 1), at(closed, 1, 0)]).toEqual([128, 112]);
    const inwards = [0, 1, 2, 3, 4].map((depth) => at(closed, 0, tileSize - 1 - depth));
    expect(inwards).toEqual([...inwards].sort((a, b) => b - a));
    expect(new Set(inwards).size).toBeGreaterThan(3);
  });

  it('are left as they were farther in, and at edges where no tile meets them', () => {
    expect([at(closed, 0, 128), at(closed, 0, 0), at(closed, 1, tileSize - 1)]).toEqual([
      120, 120, 120,
    ]);
    expect(at(closed, 0, 128, 0)).toBe(120);
  });

  it('meet from above and below too', () => {
    const [above, below] = closeSeams(
      [tile(0, 0, 120), tile(0, 1, 120)],
      [tile(0, 0, 118), tile(0, 1, 124)],
    );
    expect(above?.grey[(tileSize - 1) * tileSize + 100]).toBe(123);
    expect(below?.grey[100]).toBe(117);
  });
});

describe('tiles that step as they should', () => {
  it('stay as they are, even over a step that is wanted', () => {
    const wanted = [tile(0, 0, 100), tile(1, 0, 140)];
    const greys = closeSeams(wanted, wanted).map(({ grey }) => [...new Set(grey)]);
    expect(greys).toEqual([[100], [140]]);
  });

  it('stay within what a grey can be', () => {
    const wanted = [tile(0, 0, 250), tile(1, 0, 250)];
    const [first] = closeSeams(wanted, [tile(0, 0, 200), tile(1, 0, 255)]);
    expect(first?.grey.reduce((most, grey) => Math.max(most, grey))).toBe(255);
  });
});
