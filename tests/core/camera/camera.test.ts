import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Camera, project } from '../../../src/core/camera/camera.ts';
import { fromMercator, greatCircleKm, toMercator } from '../../../src/core/camera/mercator.ts';
import { readMapLibreNumbers } from '../fixtures/maplibre.ts';

const overhead: Camera = {
  center: [127, 38],
  zoom: 5,
  bearing: 0,
  pitch: 0,
  padding: { top: 0, right: 0, bottom: 0, left: 0 },
};

describe('project', () => {
  it.each(readMapLibreNumbers().project)('agrees with MapLibre to 0.01 px: $camera', (sample) => {
    const toPixel = project(sample.camera, sample.viewport);
    for (const { lngLat, pixel } of sample.points) {
      const [x, y] = toPixel(lngLat);
      expect(Math.hypot(x - pixel[0], y - pixel[1])).toBeLessThan(0.01);
    }
  });

  it('puts the center in the middle of what the padding leaves', () => {
    const camera = { ...overhead, padding: { top: 10, right: 0, bottom: 50, left: 200 } };
    expect(project(camera, { width: 800, height: 600 })(camera.center)).toEqual([500, 280]);
  });

  it('has no pixel for a place behind the eye', () => {
    const camera = { ...overhead, zoom: 6, pitch: 60 };
    expect(project(camera, { width: 400, height: 400 })([127, -20])).toEqual([
      Number.NaN,
      Number.NaN,
    ]);
  });
});

describe('mercator', () => {
  it('puts the null island in the middle and the edges of the map on the edges of the square', () => {
    expect(toMercator([0, 0])).toEqual([0.5, 0.5]);
    expect(toMercator([-180, 90])[0]).toBe(0);
    expect(toMercator([-180, 90])[1]).toBeCloseTo(0, 14);
    expect(toMercator([180, -90])[0]).toBe(1);
    expect(toMercator([180, -90])[1]).toBeCloseTo(1, 14);
  });

  it('comes back from the square to where it was', () => {
    const lng = fc.double({ min: -180, max: 180, noNaN: true });
    const lat = fc.double({ min: -85, max: 85, noNaN: true });
    fc.assert(
      fc.property(lng, lat, (lng, lat) => {
        const [backLng, backLat] = fromMercator(toMercator([lng, lat]));
        expect(backLng).toBeCloseTo(lng, 10);
        expect(backLat).toBeCloseTo(lat, 10);
      }),
    );
  });
});

describe('greatCircleKm', () => {
  it('is a quarter of the earth from the pole to the equator', () => {
    expect(greatCircleKm([0, 90], [77, 0])).toBeCloseTo((Math.PI * 6371.0088) / 2, 9);
  });
});
