import { describe, expect, it } from 'vitest';
import { placeAt, timeline } from '../../../src/core/timeline/timeline.ts';

const scene = { bounds: [120, 30, 130, 40], layers: {} } as const;
const line = timeline(
  { a: scene, b: scene, c: scene },
  [
    { id: 'a', start: 0, end: 100 },
    { id: 'b', start: 200, end: 300 },
    { id: 'c', start: 300, end: 300 },
  ],
  { width: 800, height: 600, covered: { top: 0, right: 0, bottom: 0, left: 0 } },
);

describe('placeAt', () => {
  it.each([
    [-10, { id: 'a', progress: 0 }],
    [0, { id: 'a', progress: 0 }],
    [25, { id: 'a', progress: 0.25 }],
    [100, { id: 'a', progress: 1 }],
    [150, { id: 'a', progress: 0.5, travelTo: 'b' }],
    [200, { id: 'b', progress: 0 }],
    [299, { id: 'b', progress: 0.99 }],
    [300, { id: 'c', progress: 1 }],
    [400, { id: 'c', progress: 1 }],
    [Number.NaN, { id: 'a', progress: 0 }],
  ])('at %d is %o', (position, place) => {
    expect(placeAt(line, position)).toEqual(place);
  });
});
