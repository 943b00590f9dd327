import { type Bounds, unwrapped, widthKm } from '../../../core/camera/bounds.ts';
import { nearAngle } from '../../../core/camera/mercator.ts';
import { kmPerDegree } from './shapes/planar.ts';

/** A window with its longitudes within ±180 degrees, as RFC 7946 writes it. */
export function withinTurn(window: Bounds): Bounds {
  const [west, south, east, north] = unwrapped(window);
  if (east - west >= 360) return [-180, south, 180, north];
  return [nearAngle(west), south, nearAngle(east), north];
}

/** A window with as much more on each side as a share of its own width and height. */
export function grownWindow(window: Bounds, share: number): Bounds {
  const [west, south, east, north] = unwrapped(window);
  const [sides, ends] = [(east - west) * share, (north - south) * share];
  return withinTurn([
    west - sides,
    Math.max(south - ends, -90),
    east + sides,
    Math.min(north + ends, 90),
  ]);
}

/** The longer side of a window, in km. */
export const windowSpan = (window: Bounds): number =>
  Math.max(widthKm(window), (window[3] - window[1]) * kmPerDegree);
