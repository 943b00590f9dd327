import { type Bounds, overlap } from '../../core/camera/bounds.ts';
import type { Camera, Viewport } from '../../core/camera/camera.ts';
import { fitBounds } from '../../core/camera/fit-bounds.ts';
import { flight } from '../../core/camera/flight.ts';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import { streetZooms, type TileId, type Tiles, tilesIn } from '../../core/story/tiles.ts';
import { boxOnScreen, screens } from '../screens.ts';

/** A screen on which a town is seen from closer than on any that a basemap is cut for. */
const wall: Viewport = {
  width: 2560,
  height: 1440,
  covered: { top: 60, right: 60, bottom: 60, left: 640 },
};

/** How far beyond its frame a scene is looked at. */
interface Sight {
  /** How many screens on each side of its own, around it and zoomed out. */
  readonly panned: number;
  readonly zoomedOut: number;
  /** How many zooms closer than its frame a reader finds all details in a scene's bounds. */
  readonly closer: number;
  /** Whether it is looked at on the way to it too. */
  readonly flown: boolean;
}

/** How many zooms closer than its frame a scene is seen by default, and wherever the camera follows a route. */
const followed = 2;

const wide: Sight = { panned: 1, zoomedOut: 0.5, closer: followed, flown: true };

/** How many screens beyond its own on each side are looked at on the way. */
const seen = 0.1;

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
  { panned, zoomedOut, closer, flown }: Sight = wide,
): TileId[] {
  const found = new Map<string, TileId>();
  const add = (box: Bounds, z: number): void => {
    const inside = z >= minzoom && z <= maxzoom ? overlap(box, bounds) : undefined;
    for (const tile of inside ? tilesIn(inside, z) : []) found.set(tile.join('/'), tile);
  };
  const zoomOf = ({ zoom }: Camera): number => Math.min(Math.floor(zoom + finer), maxzoom);
  for (const size of [...screens, wall]) {
    const cameras = all.map((scene) => frameOf(scene, size));
    cameras.forEach((camera, i) => {
      const own = zoomOf(camera);
      const { bounds: framed, follow }: SceneSpec = all[i] ?? { bounds, layers: {} };
      add(boxOnScreen(camera, size, panned), own);
      for (let z = minzoom; z < own; z += 1)
        add(boxOnScreen({ ...camera, zoom: z - finer }, size, zoomedOut), z);
      const most = own + (follow ? followed : closer);
      for (let z = own; z <= most; z += 1) add(framed, z);
      const next = cameras[i + 1];
      const way = flown && next && flight(camera, next, size);
      for (let step = 1; way && step < steps; step += 1) {
        const passed = way(step / steps);
        add(boxOnScreen(passed, size, seen), zoomOf(passed));
      }
    });
  }
  return [...found.values()];
}

/** The camera of a scene of streets, which comes as close as its bounds ask. */
const frameOf = (scene: SceneSpec, size: Viewport): Camera =>
  fitBounds({ maxZoom: streetZooms.closest, ...scene }, size);
