import { type Bounds, unwrapped } from '../core/camera/bounds.ts';
import { type Camera, eyeDistance, type Viewport } from '../core/camera/camera.ts';
import { fitBounds } from '../core/camera/fit-bounds.ts';
import {
  fromMercator,
  type MercatorPoint,
  toMercator,
  worldSize,
} from '../core/camera/mercator.ts';
import type { SceneSpec } from '../core/story/scene-spec.ts';

/** A box of the Earth, and the zoom at which it is seen. */
export interface View {
  readonly box: Bounds;
  readonly zoom: number;
  /** Whether it lies on a screen that shows a scene, a screen beyond it, or where a reader may yet go. */
  readonly sight: 'framed' | 'near' | 'far';
}

/** Of a scene, what decides over its camera. */
export type FramedScene = Pick<SceneSpec, 'bounds' | 'bearing' | 'pitch' | 'maxZoom'>;

const within = (top: number, right: number, bottom: number, left: number) => ({
  covered: { top, right, bottom, left },
});

/** Screens from the smallest to the largest, with about what the page covers of each. */
const screens: readonly Viewport[] = [
  { width: 360, height: 740, ...within(16, 16, 386, 16) },
  { width: 412, height: 915, ...within(16, 16, 474, 16) },
  { width: 768, height: 1024, ...within(16, 16, 528, 16) },
  { width: 1024, height: 768, ...within(16, 16, 16, 405) },
  { width: 1440, height: 900, ...within(72, 16, 90, 554) },
  { width: 1920, height: 1080, ...within(16, 16, 16, 573) },
];

const largest = { width: 1920, height: 1080 } as const;

/** What every screen shows of a scene, and as much again on each side. */
export const viewsOf = (scene: FramedScene): View[] =>
  screens.flatMap((screen) => {
    const camera = fitBounds(scene, screen);
    const { zoom } = camera;
    return [
      { box: aroundScreen(camera, screen, 0), zoom, sight: 'framed' as const },
      { box: aroundScreen(camera, screen, 1), zoom, sight: 'near' as const },
    ];
  });

/**
 * What lies on a screen, and so many screens beyond it on each side, whichever side the text covers: a box
 * around it that is north up, and higher where the map is tilted.
 */
function aroundScreen(
  { center, zoom, bearing, pitch, padding }: Camera,
  { width, height }: Viewport,
  beyond: number,
): Bounds {
  const off = [(padding.left - padding.right) / 2, (padding.top - padding.bottom) / 2] as const;
  const right = (0.5 + beyond) * width + Math.abs(off[0]);
  const far = 1 + Math.sin((pitch * Math.PI) / 180) / eyeDistance;
  const down = ((0.5 + beyond) * height + Math.abs(off[1])) * far;
  const [sin, cos] = [Math.sin, Math.cos].map((of) => Math.abs(of((bearing * Math.PI) / 180)));
  return aroundPoint(toMercator(center), zoom, [
    right * (cos ?? 1) + down * (sin ?? 0),
    right * (sin ?? 0) + down * (cos ?? 1),
  ]);
}

/** So many pixels of a zoom around a point, as a box. */
function aroundPoint(
  [x, y]: MercatorPoint,
  zoom: number,
  [right, down]: readonly [right: number, down: number],
): Bounds {
  return boxOf([x, x], [y, y], right / worldSize(zoom), down / worldSize(zoom));
}

const boxOf = (
  [left, right]: readonly [number, number],
  [top, bottom]: readonly [number, number],
  aside: number,
  above: number,
): Bounds => {
  const [west, north] = fromMercator([left - aside, Math.max(top - above, 0)]);
  const [east, south] = fromMercator([right + aside, Math.min(bottom + above, 1)]);
  return east - west >= 360 ? [-180, south, 180, north] : [west, south, east, north];
};

/** What the largest screen shows at a zoom, wherever in a box its middle is. */
export function aroundReach(reach: Bounds, zoom: number): Bounds {
  const [west, south, east, north] = unwrapped(reach);
  const [left, top] = toMercator([west, north]);
  const [right, bottom] = toMercator([east, south]);
  const size = worldSize(zoom);
  return boxOf([left, right], [top, bottom], largest.width / 2 / size, largest.height / 2 / size);
}

/** How many pixels the map's picture of the ground has across. */
const groundWidth = 1536;

/** The zoom at which a pixel of the map is one of the picture of the ground. */
export function groundZoom(ground: Bounds): number {
  const [west, , east] = unwrapped(ground);
  return Math.log2((groundWidth * 360) / ((east - west) * worldSize(0)));
}
