import { distance } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wgs84OfGcj02 } from '../../../geo/shapes/jilin.ts';

describe('wgs84OfGcj02', () => {
  it('moves Tiananmen back by the known shift', () => {
    const [longitude = 0, latitude = 0] = wgs84OfGcj02([116.404, 39.915]);
    expect(longitude).toBeCloseTo(116.39775, 4);
    expect(latitude).toBeCloseTo(39.9136, 4);
  });

  it('moves no place in China by more than 1 km', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 80, max: 134, noNaN: true }),
        fc.double({ min: 20, max: 52, noNaN: true }),
        (longitude, latitude) => {
          const moved = distance([longitude, latitude], wgs84OfGcj02([longitude, latitude]));
          expect(moved).toBeLessThan(1);
        },
      ),
    );
  });
});
