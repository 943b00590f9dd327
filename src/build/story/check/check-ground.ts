import { type Bounds, boundsContain, unwrapped } from '../../../core/camera/bounds.ts';
import type { LngLat } from '../../../core/camera/mercator.ts';
import type { SceneSpecs } from '../../../core/story/scene-spec.ts';
import type { Problem } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import type { SeenCollection } from '../geometry/read-geometry.ts';

/** A coarse basemap is good enough for scenes wider than this, in degrees. */
const widest = 20;

/** Land that was cut for its scene has more vertices; an island with fewer looks like a crystal. */
const fewestCorners = 24;

/**
 * Warns of scenes in which the basemap has only a coarse outline, or no name of a place.
 *
 * @param ground The land and the places that the map draws; each is left out where its file is not there.
 */
export function checkGround(
  scenes: SceneSpecs,
  { land, places }: { readonly [Part in 'land' | 'places']: SeenCollection | undefined },
  files: Pick<StoryFiles, 'scenes' | 'folder'>,
): Problem[] {
  const framed = Object.entries(scenes).map(([id, { bounds }]) => ({ id, bounds }));
  const warn = (id: string, problem: string, remedy: string): Problem => ({
    file: files.scenes,
    path: [id, 'bounds'],
    place: `section "${id}"`,
    problem,
    remedy,
    severity: 'warning',
  });
  const cut = `npm run basemap -- --story ${files.folder}.`;
  const namesRemedy = `Cut names for the scenes: ${cut} Where it finds none, add places to the file of place names, or widen the bounds.`;
  const nameless = framed.filter(({ bounds }) => positionsWithin(bounds, places) === 0);
  const all = framed.length > 0 && nameless.length === framed.length;
  return [
    ...(all ? nameless.slice(0, 1) : nameless).map(({ id }) =>
      all
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
