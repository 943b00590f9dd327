/** How far a {@link SmoothPath} has come. */
export interface PathPoint {
  /** The share of the distance that is behind, from 0 to 1. */
  readonly share: number;
  /** The scale relative to the start's: above 1 where it shows a smaller span. */
  readonly magnification: number;
}

/** The path that takes the eye most smoothly from one span of a plane to another. */
export interface SmoothPath {
  /** The path's length S in ρ-screens, at least 0. */
  readonly length: number;
  /** Where the path is at `t`, from 0 to 1, at an even pace. */
  readonly at: (t: number) => PathPoint;
}

/** ρ: how much a path zooms against how much it pans; MapLibre's default `curve`. */
const rho = 1.42;

/** Distances under this many pixels are a zoom in place, as in MapLibre. */
const leastDistance = 2e-6;

/**
 * Makes the smooth zooming and panning path of van Wijk & Nuij ("Smooth and efficient zooming and
 * panning", 2003, equation 9) from a visible span `w0` to a span `w1` whose center lies `distance`
 * away, all in pixels at the scale of the start. `w0` and `w1` must be above 0.
 */
export function smoothPath(w0: number, w1: number, distance: number): SmoothPath {
  if (distance < leastDistance) return zoomInPlace(w0, w1);

  const reach = rho ** 2 * distance;
  const r0 = -Math.asinh((w1 ** 2 - w0 ** 2 + reach ** 2) / (2 * w0 * reach));
  const r1 = -Math.asinh((w1 ** 2 - w0 ** 2 - reach ** 2) / (2 * w1 * reach));
  const length = (r1 - r0) / rho;

  return {
    length,
    at: (t) => {
      const turned = rho * t * length;
      const here = Math.cosh(r0 + turned);
      return {
        share: (w0 * Math.sinh(turned)) / (here * reach),
        magnification: here / Math.cosh(r0),
      };
    },
  };
}

function zoomInPlace(w0: number, w1: number): SmoothPath {
  const magnification = w0 / w1;
  return {
    length: Math.abs(Math.log(magnification)) / rho,
    at: (t) => ({ share: t, magnification: magnification ** t }),
  };
}
