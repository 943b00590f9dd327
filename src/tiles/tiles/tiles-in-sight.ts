import { type Bounds, overlap } from '../../core/camera/bounds.ts';
import type { Camera, Viewport } from '../../core/camera/camera.ts';
import { fitBounds } from '../../core/camera/fit-bounds.ts';
import { flight } from '../../core/camera/flight.ts';
import { fromMercator, toMercator, worldSize } from '../../core/camera/mercator.ts';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import { streetZooms, type TileId, type Tiles, tilesIn } from '../../core/story/tiles.ts';

/** Screens of readers, with what their text covers: a phone, a tablet, a desk and a wall. */
const screens: readonly Viewport[] = [
  { width: 390, height: 844, covered: { top: 60, right: 20, bottom: 440, left: 20 } },
  { width: 768, height: 1024, covered: { top: 60, right: 40, bottom: 500, left: 40 } },
  { width: 1440, height: 900, covered: { top: 60, right: 60, bottom: 60, left: 560 } },
  { width: 2560, height: 1440, covered: { top: 60, right: 60, bottom: 60, left: 640 } },
];

/** How far from the middle one sees and pans, in screens: half is seen, and as much as all of it lies beyond. */
const [seen, panned, zoomedOut] = [0.6, 1.5, 1];

/** How many zooms closer than its frame a reader finds all details in a scene's bounds. */
const closer = 2;

/** At how many places of a flight it is looked at what it passes over. */
const steps = 32;

/**
 * Which tiles the scenes can show on any screen, with a screen beyond, as far as the reader zooms out, and on
 * the camera's way from one to the next. The tiles are so many zooms `finer` than the map's.
 */
export function tilesInSight(
  all: readonly SceneSpec[],
  { minzoom, maxzoom, bounds }: Omit<Tiles, 'tiles'>,
  finer = 0,
): TileId[] {
  const found = new Map<string, TileId>();
  const add = (box: Bounds, z: number): void => {
    const inside = z >= minzoom && z <= maxzoom ? overlap(box, bounds) : undefined;
    for (const tile of inside ? tilesIn(inside, z) : []) found.set(tile.join('/'), tile);
  };
  const zoomOf = ({ zoom }: Camera): number => Math.min(Math.floor(zoom + finer), maxzoom);
  for (const size of screens) {
    const cameras = all.map((scene) => frameOf(scene, size));
    cameras.forEach((camera, i) => {
      const own = zoomOf(camera);
      const { bounds: framed } = all[i] ?? { bounds };
      add(boxAround(camera, size, panned), own);
      for (let z = minzoom; z < own; z += 1)
        add(boxAround({ ...camera, zoom: z - finer }, size, zoomedOut), z);
      for (let z = own; z <= own + closer; z += 1) add(framed, z);
      const next = cameras[i + 1];
      const way = next && flight(camera, next, size);
      for (let step = 1; way && step < steps; step += 1) {
        const passed = way(step / steps);
        add(boxAround(passed, size, seen), zoomOf(passed));
      }
    });
  }
  return [...found.values()];
}

/** The camera of a scene of streets, which comes as close as its bounds ask. */
const frameOf = (scene: SceneSpec, size: Viewport): Camera =>
  fitBounds({ maxZoom: streetZooms.closest, ...scene }, size);

/** The box that many screens to each side of the middle of the screen; twice as far where the map is tilted. */
function boxAround(
  { center, zoom, bearing, pitch, padding }: Camera,
  { width, height }: Viewport,
  share: number,
): Bounds {
  const units = worldSize(zoom);
  const [x, y] = toMercator(center);
  const far = pitch > 0 ? 2 * share : share;
  const longer = Math.max(width, height);
  const [wide, high] = bearing === 0 ? [width, height] : [longer, longer];
  const middle = [
    x - (padding.left - padding.right) / 2 / units,
    y - (padding.top - padding.bottom) / 2 / units,
  ] as const;
  const [halfX, halfY] = [(far * wide) / units, (far * high) / units];
  const [west, north] = fromMercator([middle[0] - halfX, middle[1] - halfY]);
  const [east, south] = fromMercator([middle[0] + halfX, middle[1] + halfY]);
  return [west, south, east, north];
}
