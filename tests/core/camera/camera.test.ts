import { describe, expect, it } from 'vitest';
import { type Camera, project } from '../../../src/core/camera/camera.ts';
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
