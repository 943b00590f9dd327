import { describe, expect, it } from 'vitest';
import { densify } from '../../../bench/growth/densify.ts';

const line = [
  [120, 40],
  [121, 40.5],
  [120.5, 42],
] as const;

describe('densify', () => {
  it('makes each edge into as many as asked for', () => {
    expect(densify(line, 10)).toHaveLength(2 * 10 + 1);
    expect(densify(line, 1)).toEqual(line);
  });

  it('keeps the vertices that were there, in their places', () => {
    const dense = densify(line, 10);
    expect([dense[0], dense[10], dense[20]]).toEqual(line);
  });

  it('draws a shared edge alike from both sides', () => {
    expect(densify([...line].reverse(), 10)).toEqual([...densify(line, 10)].reverse());
  });

  it('strays from the straight edge, but not far', () => {
    const distances = densify(line.slice(0, 2), 100).map(([x, y]) =>
      Math.abs(y - 40 - (x - 120) / 2),
    );
    expect(Math.max(...distances)).toBeGreaterThan(0.001);
    expect(Math.max(...distances)).toBeLessThan(0.06);
  });

  it('stays on the globe along its edge', () => {
    const pole = densify(
      [
        [-180, -90],
        [180, -90],
      ],
      100,
    );
    expect(Math.min(...pole.map(([, lat]) => lat))).toBe(-90);
  });
});
