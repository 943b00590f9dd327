import { type Bounds, unwrapped } from '../../../core/camera/bounds.ts';
import { nearAngle } from '../../../core/camera/near-angle.ts';

/** A window with as much more on each side as a share of its own width and height. */
export const grownWindow = (window: Bounds, share: number): Bounds => {
  const [west, south, east, north] = unwrapped(window);
  const [sides, ends] = [(east - west) * share, (north - south) * share];
  const [lower, upper] = [Math.max(south - ends, -90), Math.min(north + ends, 90)];
  if (east - west + 2 * sides >= 360) return [-180, lower, 180, upper];
  return [nearAngle(west - sides), lower, nearAngle(east + sides), upper];
};
