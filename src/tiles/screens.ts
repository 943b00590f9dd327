import { type Bounds, overlap } from '../core/camera/bounds.ts';
import type { Camera, Viewport } from '../core/camera/camera.ts';
import { fitBounds } from '../core/camera/fit-bounds.ts';
import { flight } from '../core/camera/flight.ts';
import { fromMercator, toMercator, worldSize } from '../core/camera/mercator.ts';
import { screens, wall } from '../core/camera/screens.ts';
import type { SceneSpec } from '../core/story/scene-spec.ts';
import { streetZooms, type TileId, type Tiles, tilesIn } from '../core/story/tiles.ts';

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
  const angle = (bearing * Math.PI) / 180;
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))] as const;
  const size = worldSize(zoom);
  const [x, y] = toMercator(center);
  return boxAround(
    [x, x],
    [y, y],
    (right * cos + down * sin) / size,
    (right * sin + down * cos) / size,
  );
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

/** How many zooms closer than its frame a scene is seen by default, and wherever the camera follows a route. */
const followed = 2;

/** How far beyond its frame a scene is looked at. */
const wide = {
  /** How many screens on each side of its own, around it and zoomed out. */
  panned: 1,
  zoomedOut: 0.5,
  /** How many zooms closer than its frame a reader finds all details in a scene's bounds. */
  closer: followed,
  /** Whether it is looked at on the way to it too. */
  flown: true,
};

/** The same for what is soft, shades and tints: a coarser tile serves beyond the screen, and one zoom closer. */
export const soft = { panned: 0.25, zoomedOut: 0, closer: 1, flown: false };

/** How many screens beyond its own on each side are looked at on the way, and at how many places of a flight. */
const [seen, steps] = [0.1, 32];

/**
 * Which tiles the scenes can show on any screen, with a screen beyond, as far as the reader zooms out, and on
 * the camera's way from one to the next. The tiles are so many zooms `finer` than the map's.
 */
export function tilesInSight(
  all: readonly SceneSpec[],
  { minzoom, maxzoom, bounds }: Omit<Tiles, 'tiles'>,
  finer = 0,
  { panned, zoomedOut, closer, flown } = wide,
): TileId[] {
  const found = new Map<string, TileId>();
  const add = (box: Bounds, z: number): void => {
    const inside = z >= minzoom && z <= maxzoom ? overlap(box, bounds) : undefined;
    for (const tile of inside ? tilesIn(inside, z) : []) found.set(tile.join('/'), tile);
  };
  const zoomOf = ({ zoom }: Camera): number => Math.min(Math.floor(zoom + finer), maxzoom);
  for (const size of [...screens, wall]) {
    for (const [i, scene] of all.entries()) {
      const camera = frameOf(scene, size);
      const own = zoomOf(camera);
      add(boxOnScreen(camera, size, panned), own);
      for (let z = minzoom; z < own; z += 1)
        add(boxOnScreen({ ...camera, zoom: z - finer }, size, zoomedOut), z);
      const most = own + (scene.follow ? followed : closer);
      for (let z = own; z <= most; z += 1) add(scene.bounds, z);
      const next = flown && all[i + 1];
      const way = next && flight(camera, frameOf(next, size), size);
      for (let step = 1; way && step < steps; step += 1) {
        const passed = way(step / steps);
        add(boxOnScreen(passed, size, seen), zoomOf(passed));
      }
    }
  }
  return [...found.values()];
}

/** The camera of a scene of streets, which comes as close as its bounds ask. */
export const frameOf = (scene: SceneSpec, size: Viewport): Camera =>
  fitBounds({ maxZoom: streetZooms.closest, ...scene }, size);
