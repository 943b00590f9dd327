import { type Bounds, boundsAround, boundsContain, unwrapped } from '../../core/camera/bounds.ts';
import { fitBounds } from '../../core/camera/fit-bounds.ts';
import type { LngLat } from '../../core/camera/mercator.ts';
import type { SceneSpec, SceneSpecs } from '../../core/story/scene-spec.ts';
import { coversBox, type Streets, streetZooms } from '../../core/story/streets.ts';
import type { Problem } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import type { SeenCollection } from '../geometry/read-geometry.ts';
import { extractOf, type StreetsFile } from '../geometry/read-tiles.ts';

/** A coarse basemap is good enough for scenes wider than this, in degrees. */
const widest = 20;

/** Land that was cut for its scene has more vertices; an island with fewer looks like a crystal. */
const fewestCorners = 24;

/** The ground of a map. */
interface Ground {
  /** The land and the places that it draws; each is left out where its file is not there. */
  readonly land: SeenCollection | undefined;
  readonly places: SeenCollection | undefined;
  readonly streets?: (Streets & Pick<StreetsFile, 'archive'>) | undefined;
}

/** Bounds that are smaller, in degrees, are of a place among streets. */
const town = 0.05;

/** A desk's screen, as its text leaves it free. */
const screen = { width: 960, height: 800, covered: { top: 0, right: 0, bottom: 0, left: 0 } };

/**
 * Warns of scenes in which the basemap has only a coarse outline or no name of a place, and of those that come
 * closer than it has detail where there are no streets.
 */
export function checkGround(
  all: SceneSpecs,
  { land, places, streets }: Ground,
  files: Pick<StoryFiles, 'scenes' | 'folder'>,
): Problem[] {
  const zoomOf = (scene: SceneSpec): number => fitBounds(scene, screen).zoom;
  const hasStreets = (scene: SceneSpec): boolean =>
    streets !== undefined &&
    coversBox(streets, scene.bounds, zoomOf({ maxZoom: streetZooms.closest, ...scene }));
  const close = Object.entries(all).filter(([, scene]) => {
    const [west, south, east, north] = unwrapped(scene.bounds);
    const isSmall = Math.max(east - west, north - south) < town;
    return (isSmall || zoomOf(scene) > streetZooms.from) && !hasStreets(scene);
  });
  const isAsked = new Set(close.map(([id]) => id));
  const framed = Object.entries(all)
    .filter(([id, scene]) => !hasStreets(scene) && !isAsked.has(id))
    .map(([id, { bounds }]) => ({ id, bounds }));
  const warn = (id: string, problem: string, remedy: string): Problem => ({
    file: files.scenes,
    path: [id, 'bounds'],
    place: `section "${id}"`,
    problem,
    remedy,
    severity: 'warning',
  });
  const cut = `npm run basemap -- ${files.folder}.`;
  const namesRemedy = `Cut names for the scenes: ${cut} Where it finds none, add places to the file of place names, or widen the bounds.`;
  const nameless = framed.filter(({ bounds }) => positionsWithin(bounds, places) === 0);
  const isNameless = framed.length > 0 && nameless.length === framed.length;
  return [
    ...close.map(([id, { bounds }]) => {
      const command = `${cut.slice(0, -1)} --streets town.pmtiles`;
      const all = streets?.archive && boundsAround([streets.archive, bounds]);
      return all && all.join() !== streets?.archive?.join()
        ? warn(
            id,
            'the archive that the streets were cut from does not reach all of its bounds.',
            `Extract a larger one, ${extractOf(all)}, and cut them again: ${command}; or move the bounds.`,
          )
        : warn(
            id,
            'the map comes closer here than its ground has detail.',
            `Cut streets for it: ${command}, as docs/streets.md says; or widen the bounds.`,
          );
    }),
    ...(isNameless ? nameless.slice(0, 1) : nameless).map(({ id }) =>
      isNameless
        ? warn(id, 'no name of a place lies in any scene: the map has no names.', namesRemedy)
        : warn(id, 'no name of a place lies in its bounds.', namesRemedy),
    ),
    ...framed
      .filter(({ bounds }) => land && isCoarse(bounds, land))
      .map(({ id, bounds }) =>
        warn(
          id,
          `the basemap has only ${positionsWithin(bounds, land)} corners of land in its bounds: it was not drawn for this scene.`,
          `Cut one for the scenes: ${cut}`,
        ),
      ),
  ];
}

function isCoarse(bounds: Bounds, land: SeenCollection): boolean {
  const [west, , east] = unwrapped(bounds);
  if (east - west > widest) return false;
  const corners = positionsWithin(bounds, land);
  return corners > 0 && corners < fewestCorners;
}

/** Latitudes are compared first, which rules out most positions of the world's land cheaply. */
function positionsWithin(bounds: Bounds, collection: SeenCollection | undefined): number {
  const [, south, , north] = bounds;
  const isWithin = (at: LngLat) => at[1] >= south && at[1] <= north && boundsContain(bounds, at);
  return (collection?.features ?? []).reduce(
    (sum, { positions }) => sum + positions.filter(isWithin).length,
    0,
  );
}
