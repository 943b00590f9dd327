import { type Bounds, boundsMeet } from '../../core/camera/bounds.ts';
import type { LngLat } from '../../core/camera/mercator.ts';
import type { LabelSpec } from '../../core/story/story-data.ts';
import { type Fault, type Problem, problemsOf } from '../files/story-error.ts';
import type { SeenCollection } from '../geometry/read-geometry.ts';
import type { Settings } from '../schema/settings.ts';

/** Finds boxes written latitude first, as seen from others: none meets them, and one does once it is turned. */
export function turnedFaults(
  boxes: readonly Bounds[],
  others: readonly Bounds[],
  path: readonly PropertyKey[] = [],
): Fault[] {
  const turned = ([west, south, east, north]: Bounds): Bounds => [south, west, north, east];
  const [first] = boxes;
  const meets = (box: Bounds): boolean =>
    others.some((other) => other !== first && boundsMeet(box, other));
  const canBeTurned = boxes.every(([west, , east]) => west <= east && -90 <= west && east <= 90);
  if (!first || !canBeTurned || boxes.some(meets)) return [];
  if (!boxes.some((box) => meets(turned(box)))) return [];
  const written = (box: Bounds): string =>
    `[${(box[0] === box[2] ? box.slice(0, 2) : box).join(', ')}]`;
  const problem = `${written(first)} looks as if the latitude came first: nothing of the story is there.`;
  return [[problem, `Longitude comes first: write ${written(turned(first))}.`, path, first]];
}

/** Finds boxes of the world with their latitudes first in the story's settings. */
export function checkWorld(
  world: Settings['world'],
  file: string,
  windows: readonly Bounds[],
): Problem[] {
  const boxes = ['reach', 'ground', 'locator', 'poster'] as const;
  return boxes.flatMap((name) => {
    const faults = world[name] ? turnedFaults([world[name]], windows) : [];
    return problemsOf({ file, path: ['world', name], place: `"world.${name}"` }, faults);
  });
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
    return problemsOf({ file, path, place }, turnedFaults(positions.map(boxOf), windows));
  });

/** Finds labels whose latitude comes first, as seen from the scenes' bounds. */
export const checkLabelPositions = (
  labels: readonly LabelSpec[],
  file: string,
  windows: readonly Bounds[],
): Problem[] =>
  labels.flatMap((label, index) => {
    const faults = 'at' in label ? turnedFaults([boxOf(label.at)], windows) : [];
    return problemsOf({ file, path: [index, 'at'], place: `label "${label.text}"` }, faults);
  });

const boxOf = ([lng, lat]: LngLat): Bounds => [lng, lat, lng, lat];
