import fc from 'fast-check';
import type { Bounds } from '../../src/core/camera/bounds.ts';
import type { Camera, Viewport } from '../../src/core/camera/camera.ts';

/** Asserts a law of any values, in so many runs. */
export const inRuns =
  (numRuns: number) =>
  <Values extends [unknown, ...unknown[]]>(
    ...given: [
      ...arbitraries: { [At in keyof Values]: fc.Arbitrary<Values[At]> },
      law: (...values: Values) => void,
    ]
  ): void =>
    fc.assert(fc.property(...given), { numRuns });

export const forAll = inRuns(100);

export const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
export const integer = (min: number, max: number) => fc.integer({ min, max });

/** Bounds of 0.02 to 60 degrees within 70 degrees of the equator. */
export const bounds: fc.Arbitrary<Bounds> = fc
  .tuple(number(-170, 110), number(-65, 10), number(0.02, 60), number(0.02, 55))
  .map(([west, south, width, height]) => [west, south, west + width, south + height]);

/** Viewports from a small phone to a large desk of which at least a quarter each way is free. */
export const viewport: fc.Arbitrary<Viewport> = fc
  .record({
    width: integer(320, 2560),
    height: integer(320, 1600),
    across: fc.tuple(number(0, 0.37), number(0, 0.37)),
    down: fc.tuple(number(0, 0.37), number(0, 0.37)),
  })
  .map(({ width, height, across, down }) => {
    const [left = 0, right = 0] = across.map((share) => share * width);
    const [top = 0, bottom = 0] = down.map((share) => share * height);
    return { width, height, covered: { top, right, bottom, left } };
  });

const side = number(0, 200);
const padding = fc.record({ top: side, right: side, bottom: side, left: side });

export const camera: fc.Arbitrary<Camera> = fc.record({
  center: fc.tuple(number(-180, 179), number(-70, 70)),
  zoom: number(1, 12),
  bearing: number(-180, 179),
  pitch: number(0, 60),
  padding,
});

/** Degrees to turn around the world, spread evenly: `fc.double` would seldom leave the first degree. */
export const turn = integer(-360_000, 360_000).map((n) => n / 1000);

export const wrapped = (lng: number): number => ((((lng + 180) % 360) + 360) % 360) - 180;

/** A position some degrees farther east, on either side of the 180th meridian. */
export const eastOf = <At extends readonly number[]>([lng = 0, ...others]: At, by: number): At =>
  [wrapped(lng + by), ...others] as unknown as At;

/** Bounds some degrees farther east, across the 180th meridian where they reach it. */
export const boundsEastOf = ([west, south, east, north]: Bounds, by: number): Bounds => [
  wrapped(west + by),
  south,
  wrapped(east + by),
  north,
];

export const angleBetween = (a: number, b: number): number => Math.abs(wrapped(a - b));
