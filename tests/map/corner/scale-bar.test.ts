import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { worldSize } from '../../../src/core/camera/mercator.ts';
import { roundLength } from '../../../src/core/camera/scale.ts';
import { scaleLengths } from '../../../src/map/corner/scale-bar.ts';

describe('scaleLengths', () => {
  it('is true to the ground in kilometres and in miles', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 9, noNaN: true }),
        fc.double({ min: -70, max: 70, noNaN: true }),
        (zoom, latitude) => {
          const kmPerPixel = (40075.017 * Math.cos((latitude * Math.PI) / 180)) / worldSize(zoom);
          for (const { words, pixels } of scaleLengths(zoom, latitude)) {
            const km =
              Number.parseFloat(words.replaceAll(',', '')) * (words.endsWith('mi') ? 1.609344 : 1);
            expect(Math.abs(km / kmPerPixel - pixels)).toBeLessThanOrEqual(0.51);
            expect(pixels).toBeLessThanOrEqual(96);
            expect(pixels).toBeGreaterThan(36);
          }
        },
      ),
    );
  });

  it('shrinks towards the poles: the same bar stands for less', () => {
    const [equator] = scaleLengths(5, 0);
    const [north] = scaleLengths(5, 60);
    expect(equator?.words).toBe('200 km');
    expect(north?.words).toBe('100 km');
  });
});

describe('roundLength', () => {
  it.each([
    [1, 1],
    [4.9, 2],
    [5, 5],
    [99, 50],
    [0.3, 0.2],
  ])('of at most %d is %d', (most, length) => {
    expect(roundLength(most)).toBeCloseTo(length, 12);
  });
});
