import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Camera } from '../../../src/core/camera/camera.ts';
import { fitBounds } from '../../../src/core/camera/fit-bounds.ts';
import { freePart } from '../../../src/core/camera/free-part.ts';
import { project } from '../../../src/core/camera/project.ts';
import { boundsInView, unproject } from '../../../src/studio/bar/bounds-in-view.ts';

const viewport = {
  width: 1440,
  height: 900,
  covered: { top: 70, right: 16, bottom: 120, left: 560 },
};
const cameras = fc.record({
  center: fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -60, max: 60, noNaN: true }),
  ),
  zoom: fc.double({ min: 3, max: 8, noNaN: true }),
  bearing: fc.integer({ min: -179, max: 180 }),
  pitch: fc.integer({ min: 0, max: 50 }),
  padding: fc.constant(freePart(viewport).padding),
});

/** How far apart two cameras see the middle of the map, in CSS pixels, and how differently large. */
function apart(a: Camera, b: Camera): { pixels: number; zoom: number } {
  const at = project(a, viewport);
  const [x, y] = at(a.center);
  const near = b.center[0] + 360 * Math.round((a.center[0] - b.center[0]) / 360);
  const [otherX, otherY] = at([near, b.center[1]]);
  return { pixels: Math.hypot(x - otherX, y - otherY), zoom: Math.abs(a.zoom - b.zoom) };
}

describe('the bounds of what is seen', () => {
  it('are fitted again to what was seen, turned and tilted too, across the 180th meridian too', () => {
    fc.assert(
      fc.property(cameras, (camera) => {
        const { pixels, zoom } = apart(
          camera,
          fitBounds({ ...boundsInView(camera, viewport, viewport), maxZoom: 22 }, viewport),
        );
        expect(pixels).toBeLessThan(6);
        expect(zoom).toBeLessThan(0.03);
      }),
    );
  });

  it('are those of the free part where the map is whole', () => {
    const padding = { top: 0, right: 0, bottom: 0, left: 0 };
    const camera: Camera = { center: [20, 10], zoom: 5, bearing: 0, pitch: 0, padding };
    const { bounds } = boundsInView(camera, viewport, viewport);
    const at = project(camera, viewport);
    const [left, top] = at([bounds[0], bounds[3]]);
    const [right, bottom] = at([bounds[2], bounds[1]]);
    for (const [side, wanted] of [
      [left, 560],
      [top, 70],
      [right, 1424],
      [bottom, 780],
    ] as const) {
      expect(Math.abs(side - wanted)).toBeLessThan(4);
    }
  });

  it('have west above east across the 180th meridian, and no more decimals than can be seen', () => {
    const padding = freePart(viewport).padding;
    const seen = boundsInView(
      { center: [179.9, -17], zoom: 7, bearing: 0, pitch: 0, padding },
      viewport,
      viewport,
    );
    expect(seen.bounds[0]).toBeGreaterThan(seen.bounds[2]);
    for (const degrees of seen.bounds) expect(String(degrees)).toMatch(/^-?\d+(\.\d{1,3})?$/);
  });
});

describe('unprojecting', () => {
  it('finds the position that is projected to a point', () => {
    fc.assert(
      fc.property(
        cameras,
        fc.integer({ min: 0, max: 1440 }),
        fc.integer({ min: 200, max: 900 }),
        (camera, x, y) => {
          const position = unproject(camera, viewport)([x, y]);
          const near = position[0] + 360 * Math.round((camera.center[0] - position[0]) / 360);
          const [backX, backY] = project(camera, viewport)([near, position[1]]);
          expect(Math.hypot(backX - x, backY - y)).toBeLessThan(0.01);
        },
      ),
    );
  });
});
