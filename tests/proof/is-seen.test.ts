import { describe, expect, it } from 'vitest';
import { isSeen } from '../../src/proof/map/is-seen.ts';
import type { LayerFeature } from '../../src/style/kinds/kind.ts';

const box = { left: 0, top: 0, right: 10, bottom: 10 };
const square = (from: number, to: number) => [
  [from, from],
  [to, from],
  [to, to],
  [from, to],
  [from, from],
];

const seen = (geometry: LayerFeature['geometry']) =>
  isSeen(
    [{ type: 'Feature', properties: { name: 'Somewhere' }, geometry }],
    ([x = 0, y = 0]) => [x, y],
    box,
  );

describe('a layer is seen in a box', () => {
  it('where a point lies in it', () => {
    expect(seen({ type: 'Point', coordinates: [5, 5] })).toBe(true);
    expect(seen({ type: 'MultiPoint', coordinates: [[11, 5]] })).toBe(false);
  });

  it('where a line goes through it, though it turns outside', () => {
    const line = (...coordinates: number[][]) => seen({ type: 'LineString', coordinates });
    expect(line([-5, 5], [15, 6])).toBe(true);
    expect(line([-5, 8], [5, 15])).toBe(false);
  });

  it('where an area holds all of it, but not within a hole of the area', () => {
    const area = (...coordinates: number[][][]) => seen({ type: 'Polygon', coordinates });
    expect(area(square(-10, 20))).toBe(true);
    expect(area(square(-10, 20), square(-5, 15))).toBe(false);
    expect(area(square(20, 30))).toBe(false);
  });
});
