import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Camera, project } from '../../../src/core/camera/camera.ts';
import { fitBounds, freePart } from '../../../src/core/camera/fit-bounds.ts';
import { nearAngle } from '../../../src/core/camera/mercator.ts';
import { boundsInView, unproject } from '../../../src/studio/bar/bounds-in-view.ts';

const viewport = {
  width: 1440,
  height: 900,
  covered: { top: 70, right: 16, bottom: 120, left: 560 },
};
const { padding } = freePart(viewport);
const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const cameras: fc.Arbitrary<Camera> = fc.record({
  center: fc.tuple(degrees(-180, 180), degrees(-60, 60)),
  zoom: degrees(3, 8),
  bearing: fc.integer({ min: -179, max: 180 }),
  pitch: fc.integer({ min: 0, max: 50 }),
  padding: fc.constant(padding),
});

/** Where a camera sees a position, on whichever side of the 180th meridian it is nearer. */
const seenAt = (camera: Camera, [lng, lat]: Camera['center']) =>
  project(camera, viewport)([nearAngle(lng, camera.center[0]), lat]);

describe('the bounds of what is seen', () => {
  it('are fitted again to what was seen, turned and tilted too, across the 180th meridian too', () => {
    fc.assert(
      fc.property(cameras, (camera) => {
        const view = boundsInView(camera, viewport, viewport);
        const fitted = fitBounds({ ...view, maxZoom: 22 }, viewport);
        const [x, y] = seenAt(camera, camera.center);
        const [fittedX, fittedY] = seenAt(camera, fitted.center);
        expect(Math.hypot(x - fittedX, y - fittedY)).toBeLessThan(6);
        expect(Math.abs(camera.zoom - fitted.zoom)).toBeLessThan(0.03);
      }),
    );
  });

  it('are those of the free part where the map is whole', () => {
    const whole = { top: 0, right: 0, bottom: 0, left: 0 };
    const camera: Camera = { center: [20, 10], zoom: 5, bearing: 0, pitch: 0, padding: whole };
    const [west, south, east, north] = boundsInView(camera, viewport, viewport).bounds;
    const corners = [...seenAt(camera, [west, north]), ...seenAt(camera, [east, south])];
    for (const [i, side] of [560, 70, 1424, 780].entries()) {
      expect(Math.abs((corners[i] ?? Number.NaN) - side)).toBeLessThan(4);
    }
  });

  it('have west above east across the 180th meridian, and no more decimals than can be seen', () => {
    const camera: Camera = { center: [179.9, -17], zoom: 7, bearing: 0, pitch: 0, padding };
    const { bounds } = boundsInView(camera, viewport, viewport);
    expect(bounds[0]).toBeGreaterThan(bounds[2]);
    for (const side of bounds) expect(String(side)).toMatch(/^-?\d+(\.\d{1,3})?$/);
  });
});

it('unprojects a point to the position that is projected there', () => {
  const across = fc.integer({ min: 0, max: 1440 });
  const down = fc.integer({ min: 200, max: 900 });
  fc.assert(
    fc.property(cameras, across, down, (camera, x, y) => {
      const [backX, backY] = seenAt(camera, unproject(camera, viewport, [x, y]));
      expect(Math.hypot(backX - x, backY - y)).toBeLessThan(0.01);
    }),
  );
});
