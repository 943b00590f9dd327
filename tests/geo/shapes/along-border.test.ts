import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { followBorder, followLine } from '../../../geo/shapes/along-border.ts';

/** A fine meridian at 130° E, from 40 to 42° N. */
const border: Position[] = Array.from({ length: 21 }, (_, index) => [130, 40 + index / 10]);

describe('followBorder', () => {
  const ring: Position[] = [
    [128, 40],
    [129.99, 40],
    [130.01, 41],
    [129.99, 42],
    [128, 42],
    [128, 40],
  ];

  it('puts the border in the place of the part that lies along it', () => {
    const followed = followBorder(ring, border, 2);
    expect(followed).toEqual([[128, 42], [128, 40], ...border, [128, 42]]);
  });

  it('goes along the border in the direction of the ring', () => {
    const followed = followBorder([...ring].reverse(), border, 2);
    expect(followed).toEqual([[128, 40], [128, 42], ...[...border].reverse(), [128, 40]]);
  });

  it('refuses a ring that lies nowhere along the border', () => {
    const far = ring.map(([x = 0, y = 0]) => [x - 10, y]);
    expect(() => followBorder(far, border, 2)).toThrow('must lie partly within 2 km');
  });
});

describe('followLine', () => {
  it('takes the guide where the line runs along it, and itself elsewhere', () => {
    const line: Position[] = [
      [128, 40.5],
      [130.02, 40.5],
      [129.98, 41],
      [130.02, 41.5],
      [128, 41.5],
    ];
    expect(followLine(line, border, 5)).toEqual([[128, 40.5], ...border.slice(5, 16), [128, 41.5]]);
  });

  it('leaves a line that only crosses the guide as it is', () => {
    const line: Position[] = [
      [129, 40.55],
      [130, 40.55],
      [131, 40.55],
    ];
    expect(followLine(line, border, 5)).toEqual(line);
  });
});
