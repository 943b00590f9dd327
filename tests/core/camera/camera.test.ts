import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Camera, project } from '../../../src/core/camera/camera.ts';
import {
  fromMercator,
  greatCircleKm,
  type LngLat,
  toMercator,
} from '../../../src/core/camera/mercator.ts';
import { overhead } from '../../support/views.ts';
import measured from '../fixtures/maplibre-6.17.json' with { type: 'json' };

it.each(measured.project)('project agrees with MapLibre to 0.01 px: $camera', (sample) => {
  const toPixel = project(sample.camera as unknown as Camera, sample.viewport);
  for (const { lngLat, pixel } of sample.points) {
    const [x, y] = toPixel(lngLat as unknown as LngLat);
    expect(Math.hypot(x - (pixel[0] ?? 0), y - (pixel[1] ?? 0))).toBeLessThan(0.01);
  }
});

it('project has no pixel for a place behind the eye', () => {
  const camera = { ...overhead, zoom: 6, pitch: 60 };
  expect(project(camera, { width: 400, height: 400 })([127, -20])).toEqual([
    Number.NaN,
    Number.NaN,
  ]);
});

it('mercator comes back from the square to where it was', () => {
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

it('greatCircleKm is a quarter of the earth from the pole to the equator', () => {
  expect(greatCircleKm([0, 90], [77, 0])).toBeCloseTo((Math.PI * 6371.0088) / 2, 9);
});
