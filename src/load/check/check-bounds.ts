import { type Bounds, boundsContain, boundsMeet } from '../../core/camera/bounds.ts';
import type { LngLat } from '../../core/camera/mercator.ts';
import type { LabelSpec } from '../../core/story/story-data.ts';
import { type Fault, type Problem, problemsOf } from '../files/story-error.ts';
import type { SeenCollection } from '../geometry/read-geometry.ts';
import type { Settings } from '../schema/settings.ts';
import { unknownName } from '../yaml/did-you-mean.ts';

/** Reports bounds written latitude first: they meet no other bounds until latitude and longitude are swapped. */
export function swappedBounds(
  bounds: Bounds,
  path: readonly PropertyKey[],
  others: readonly Bounds[],
): Fault[] {
  const [west, south, east, north] = bounds;
  const turned: Bounds = [south, west, north, east];
  const meets = (box: Bounds): boolean =>
    others.some((other) => other !== bounds && boundsMeet(box, other));
  if (west >= east || meets(bounds) || !meets(turned)) return [];
  const problem = `bounds [${bounds.join(', ')}] look as if the latitudes came first: nothing of the story is there.`;
  return [[problem, longitudeFirst(turned), path, bounds]];
}

const longitudeFirst = (turned: readonly number[]): string =>
  `Longitude comes first: write [${turned.join(', ')}].`;

/** Finds boxes of the world with their latitudes first in the story's settings, and unknown layers. */
export function checkWorld(
  { without = [], ...world }: Settings['world'],
  file: string,
  windows: readonly Bounds[],
  layers: readonly string[] = without,
): Problem[] {
  const boxes = ['reach', 'ground', 'locator', 'poster'] as const;
  return [
    ...without.flatMap((id, i) => {
      const faults = layers.includes(id) ? [] : [unknownName('layer', id, layers)];
      return problemsOf({ file, path: ['world', 'without', i], place: '"world.without"' }, faults);
    }),
    ...boxes.flatMap((name) => {
      const faults = world[name] ? swappedBounds(world[name], [], windows) : [];
      return problemsOf({ file, path: ['world', name], place: `"world.${name}"` }, faults);
    }),
  ];
}

/** Finds the features of a file whose latitude comes first, as seen from the scenes' bounds. */
export const checkPositions = (
  { features }: SeenCollection,
  file: string,
  windows: readonly Bounds[],
): Problem[] =>
  features.flatMap(({ name, positions }, index) => {
    const place = `feature ${index}${name ? ` "${name}"` : ''}`;
    const path = ['features', index, 'geometry', 'coordinates'];
    return problemsOf({ file, path, place }, swappedPosition(positions, windows));
  });

/** Finds labels whose latitude comes first, as seen from the scenes' bounds. */
export const checkLabelPositions = (
  labels: readonly LabelSpec[],
  file: string,
  windows: readonly Bounds[],
): Problem[] =>
  labels.flatMap((label, index) => {
    const faults = 'at' in label ? swappedPosition([label.at], windows) : [];
    return problemsOf({ file, path: [index, 'at'], place: `label "${label.text}"` }, faults);
  });

/** Positions that no scene shows, of which one shows some with latitude and longitude swapped. */
function swappedPosition(positions: readonly LngLat[], windows: readonly Bounds[]): Fault[] {
  const isShown = (at: LngLat): boolean => windows.some((window) => boundsContain(window, at));
  const [first] = positions;
  const isSwapped =
    !positions.some(isShown) &&
    positions.every((at) => at.every((degrees) => Math.abs(degrees) <= 90)) &&
    positions.some(([lng, lat]) => isShown([lat, lng]));
  if (!first || !isSwapped) return [];
  const [lng, lat] = first;
  const problem = `its position looks as if the latitude came first: no scene shows [${lng}, ${lat}].`;
  return [[problem, longitudeFirst([lat, lng]), [], first]];
}
