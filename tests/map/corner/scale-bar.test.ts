import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { worldSize } from '../../../src/core/camera/mercator.ts';
import { roundLength } from '../../../src/core/camera/scale.ts';
import { scaleLength } from '../../../src/map/corner/scale-and-locator.ts';

describe('scaleLength', () => {
  it('is true to the ground in kilometres and in miles', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 9, noNaN: true }),
        fc.double({ min: -70, max: 70, noNaN: true }),
        (zoom, latitude) => {
          const kmPerPixel = (40075.017 * Math.cos((latitude * Math.PI) / 180)) / worldSize(zoom);
          const { km, miles, pixels } = scaleLength(zoom, latitude);
          const [inKm, inMiles] = [km, miles].map((words) =>
            Number.parseFloat(words.replaceAll(',', '')),
          );
          expect(Math.abs((inKm ?? 0) / kmPerPixel - pixels)).toBeLessThanOrEqual(0.51);
          expect(((inMiles ?? 0) * 1.609344) / (inKm ?? 1)).toBeCloseTo(1, 1);
          expect(pixels).toBeLessThanOrEqual(96);
          expect(pixels).toBeGreaterThan(36);
        },
      ),
    );
  });

  it('shrinks towards the poles: the same bar stands for less', () => {
    expect(scaleLength(5, 0)).toMatchObject({ km: '200 km', miles: '120 mi' });
    expect(scaleLength(5, 60)).toMatchObject({ km: '100 km', miles: '62 mi' });
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
