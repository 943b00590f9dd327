import type { Bounds } from '../core/camera/bounds.ts';
import type { Camera, Viewport } from '../core/camera/camera.ts';
import { fromMercator, toMercator, worldSize } from '../core/camera/mercator.ts';

const within = (top: number, right: number, bottom: number, left: number) => ({
  covered: { top, right, bottom, left },
});

/** Screens from the smallest to the largest, with about what the page covers of each. */
export const screens: readonly Viewport[] = [
  { width: 360, height: 740, ...within(16, 16, 386, 16) },
  { width: 412, height: 915, ...within(16, 16, 474, 16) },
  { width: 768, height: 1024, ...within(16, 16, 528, 16) },
  { width: 1024, height: 768, ...within(16, 16, 16, 405) },
  { width: 1440, height: 900, ...within(72, 16, 90, 554) },
  { width: 1920, height: 1080, ...within(16, 16, 16, 573) },
];

/** The width and height of the largest. */
export const largest = { width: 1920, height: 1080 } as const;

/**
 * What lies on a screen, and so many screens beyond it on each side, whichever side the text covers: a box
 * around it that is north up, and twice as high where the map is tilted.
 */
export function boxOnScreen(
  { center, zoom, bearing, pitch, padding }: Camera,
  { width, height }: Viewport,
  beyond: number,
): Bounds {
  const off = [(padding.left - padding.right) / 2, (padding.top - padding.bottom) / 2] as const;
  const right = (0.5 + beyond) * width + Math.abs(off[0]);
  const down = ((0.5 + beyond) * height + Math.abs(off[1])) * (pitch > 0 ? 2 : 1);
  const [sin, cos] = [Math.sin, Math.cos].map((of) => Math.abs(of((bearing * Math.PI) / 180)));
  const size = worldSize(zoom);
  const [x, y] = toMercator(center);
  const aside = right * (cos ?? 1) + down * (sin ?? 0);
  const above = right * (sin ?? 0) + down * (cos ?? 1);
  return boxAround([x, x], [y, y], aside / size, above / size);
}

/** The bounds of a box of the unit square with as much more on each side, within the square from pole to pole. */
export const boxAround = (
  [left, right]: readonly [number, number],
  [top, bottom]: readonly [number, number],
  aside: number,
  above: number,
): Bounds => {
  const [west, north] = fromMercator([left - aside, Math.max(top - above, 0)]);
  const [east, south] = fromMercator([right + aside, Math.min(bottom + above, 1)]);
  return east - west >= 360 ? [-180, south, 180, north] : [west, south, east, north];
};
