import { type Bounds, overlap } from '../core/camera/bounds.ts';
import type { Camera, Viewport } from '../core/camera/camera.ts';
import { fitBounds } from '../core/camera/fit-bounds.ts';
import { flight } from '../core/camera/flight.ts';
import { fromMercator, toMercator, worldSize } from '../core/camera/mercator.ts';
import { screens, wall } from '../core/camera/screens.ts';
import type { SceneSpec } from '../core/story/scene-spec.ts';
import { streetZooms, type TileId, type Tiles, tilesIn } from '../core/story/tiles.ts';

/**
 * Returns the north-up box of a screen and of some screens `beyond` it on each side, wherever the text is. It is
 * twice as high on a tilted map.
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

/** Returns the bounds of a box in the unit square, enlarged on each side, but from pole to pole at most. */
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

/** How many zooms closer than a scene's frame a reader, or a camera on a route, comes. */
const followed = 2;

const wide = {
  /** The number of screens covered on each side of a scene, at its zoom and zoomed out. */
  panned: 1,
  zoomedOut: 0.5,
  /** The number of zooms, closer than the scene's frame, that are covered within its bounds. */
  closer: followed,
  /** True if flights to a scene are also covered. */
  flown: true,
};

/** What is covered of shades and tints: coarser tiles will do beyond the screen and from two zooms closer. */
export const soft = { panned: 0.25, zoomedOut: 0, closer: 1, flown: false };

/** The screens covered on each side during a flight, and the number of its positions that are tested. */
const [seen, steps] = [0.1, 32];

/**
 * Lists the tiles that scenes can show on any screen, when panned or zoomed out, and on flights between them. The
 * tiles are `finer` zooms finer than the map.
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

export const frameOf = (scene: SceneSpec, size: Viewport): Camera =>
  fitBounds({ maxZoom: streetZooms.closest, ...scene }, size);
