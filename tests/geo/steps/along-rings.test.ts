import type { Feature, MultiLineString, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { alongRingsOf } from '../../../geo/steps/ground/along-rings.ts';

const square: Position[] = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
  [0, 0],
];
const area: Feature<Polygon> = {
  type: 'Feature',
  properties: {},
  geometry: { type: 'Polygon', coordinates: [square] },
};
const borders = (...coordinates: Position[][]): Feature<MultiLineString, { name: string }> => ({
  type: 'Feature',
  properties: { name: 'Borders' },
  geometry: { type: 'MultiLineString', coordinates },
});

describe('alongRingsOf', () => {
  const along = alongRingsOf([area]);

  it('turns a line around that runs against a ring', () => {
    expect(along(borders([...square].reverse().slice(0, 3)))).toEqual(borders(square.slice(2)));
  });

  it('leaves one that runs with it, and one that has nothing in common with it', () => {
    const both = borders(square.slice(1, 4), [
      [9, 9],
      [8, 8],
    ]);
    expect(along(both)).toEqual(both);
  });

  it('goes by the longer part of a line', () => {
    const line = [
      [3, 3],
      [2, 2],
      [2, 0],
      [0, 0],
    ].map(([x = 0, y = 0]) => [x, y]);
    expect(along(borders(line))).toEqual(borders([...line].reverse()));
  });
});
