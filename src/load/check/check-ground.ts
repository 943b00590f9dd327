import { type Bounds, boundsContain, unwrapped } from '../../core/camera/bounds.ts';
import { closestZoom, fitBounds } from '../../core/camera/fit-bounds.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { SceneSpec, SceneSpecs } from '../../core/story/scene-spec.ts';
import type { Relief } from '../../core/story/story-data.ts';
import { coversBox, type Streets, streetZooms } from '../../core/story/tiles.ts';
import type { Problem } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import { cutFromWeb } from '../geometry/public-archives.ts';
import type { SeenCollection } from '../geometry/read-geometry.ts';

/** A coarse basemap is good enough for scenes wider than this, in degrees. */
const widest = 20;

/** Land that was cut for its scene has more vertices; an island with fewer looks like a crystal. */
const fewestCorners = 24;

/** Bounds that are smaller, in degrees, are of a place among streets. */
const town = 0.05;

/** A desk's screen, as its text leaves it free. */
const screen = { width: 960, height: 800, covered: { top: 0, right: 0, bottom: 0, left: 0 } };

interface Ground {
  /** The land and the places that it draws; each is left out where its file is not there. */
  readonly land: SeenCollection | undefined;
  readonly places: SeenCollection | undefined;
  readonly streets?: Streets | undefined;
  readonly relief?: Relief | undefined;
  readonly layers: readonly Pick<LayerSpec, 'id' | 'tiles'>[];
}

/**
 * Warns of scenes in which the basemap has only a coarse outline or no place name, and of those that come
 * closer than it has detail where there are no streets, no hills and no pictures.
 */
export function checkGround(
  scenes: SceneSpecs,
  { land, places, streets, relief = {}, layers }: Ground,
  files: Pick<StoryFiles, 'scenes' | 'folder'>,
): Problem[] {
  const zoomOf = (scene: SceneSpec): number => fitBounds(scene, screen).zoom;
  const hasStreets = (scene: SceneSpec): boolean =>
    streets !== undefined &&
    coversBox(streets, scene.bounds, zoomOf({ maxZoom: streetZooms.closest, ...scene }));
  const hasPicture = (scene: SceneSpec): boolean =>
    layers.some(({ id, tiles }) => {
      if (!tiles || !scene.layers[id]) return false;
      const zoom = zoomOf(scene) + Math.log2(512 / tiles.size);
      // Pixels may be twice as large as the screen's.
      return zoom <= tiles.maxzoom + 1 && coversBox(tiles, scene.bounds, zoom);
    });
  // Hills stay smooth where they are magnified.
  const hasHills = (scene: SceneSpec): boolean =>
    Object.values(relief).some((hills) => {
      const zoom = zoomOf({ maxZoom: hills.maxzoom + 1, ...scene });
      const reach = hills.maxzoom < closestZoom ? 0 : hills.maxzoom + 2;
      return zoom <= reach && coversBox(hills, scene.bounds, zoom - 1);
    });
  const isClose = (scene: SceneSpec): boolean => {
    const [west, south, east, north] = unwrapped(scene.bounds);
    return Math.max(east - west, north - south) < town || zoomOf(scene) > streetZooms.from;
  };
  const hasDetail = (scene: SceneSpec): boolean => hasStreets(scene) || hasPicture(scene);
  const without = Object.entries(scenes).filter(([, scene]) => !hasDetail(scene));
  const wide = without.filter(([, scene]) => !isClose(scene) || hasHills(scene));
  const cut = `npm run basemap -- ${files.folder}`;
  const warn = (id: string, problem: string, remedy: string): Problem => ({
    file: files.scenes,
    path: [id, 'bounds'],
    place: `section "${id}"`,
    problem,
    remedy,
    severity: 'warning',
  });
  return [
    ...without
      .filter(([, scene]) => isClose(scene) && !hasHills(scene))
      .map(([id]) =>
        warn(
          id,
          'the map comes closer here than its ground has detail.',
          `Widen the bounds; or cut streets or hills for it from an archive that covers them, as docs/ground.md says: ${cutFromWeb(files.folder, 'streets')}`,
        ),
      ),
    ...wide.flatMap(([id, { bounds }]) => {
      const [west, , east] = unwrapped(bounds);
      const corners = east - west > widest ? 0 : positionsWithin(bounds, land);
      const isCoarse = corners > 0 && corners < fewestCorners;
      if (!isCoarse && positionsWithin(bounds, places) > 0) return [];
      const problem = isCoarse
        ? `the basemap has only ${corners} corners of land in its bounds: it was not drawn for this scene.`
        : 'no place name lies in its bounds.';
      const remedy = `Where there are no names, add places to the file of place names, or widen the bounds. Cut land and names for the scenes: ${cut}`;
      return [warn(id, problem, remedy)];
    }),
  ];
}

/** Latitudes are compared first, which rules out most positions of the world's land cheaply. */
function positionsWithin(bounds: Bounds, collection: SeenCollection | undefined): number {
  const [, south, , north] = bounds;
  let count = 0;
  for (const { positions } of collection?.features ?? [])
    for (const at of positions)
      if (at[1] >= south && at[1] <= north && boundsContain(bounds, at)) count += 1;
  return count;
}
