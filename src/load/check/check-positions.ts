import { type Bounds, boundsContain } from '../../core/camera/bounds.ts';
import type { LngLat } from '../../core/camera/mercator.ts';
import type { LabelSpec } from '../../core/story/story-data.ts';
import { countOf, type Problem } from '../files/story-error.ts';
import type { SeenCollection } from '../geometry/read-geometry.ts';

/**
 * Finds features whose positions have their latitude first although both numbers could be one: no scene
 * shows where they lie, and one shows where they would lie the other way round. The first is told, and how
 * many others there are.
 *
 * @param windows The bounds of the story's scenes.
 */
export function checkPositions(
  { features }: SeenCollection,
  file: string,
  windows: readonly Bounds[],
): Problem[] {
  const swapped = features.flatMap(({ name, positions }, index) =>
    areSwapped(positions, windows) ? [{ name, positions, index }] : [],
  );
  const [one, ...others] = swapped;
  const first = one?.positions[0];
  if (!one || !first) return [];
  const [lng, lat] = first;
  const also = others.length > 0 ? ` So do those of ${countOf(others.length, 'other')}.` : '';
  const goesOn = others.length > 0 || one.positions.length > 1;
  return [
    {
      file,
      path: ['features', one.index, 'geometry', 'coordinates'],
      place: `feature ${one.index}${one.name ? ` "${one.name}"` : ''}`,
      problem: `its positions look as if the latitude came first: no scene shows [${lng}, ${lat}].${also}`,
      remedy: `Longitude comes first: write [${lat}, ${lng}]${goesOn ? ' and so on' : ''}.`,
      value: first,
    },
  ];
}

/** Finds labels whose position has its latitude first, as seen from the story's scenes. */
export function checkLabelPositions(
  labels: readonly LabelSpec[],
  file: string,
  windows: readonly Bounds[],
): Problem[] {
  return labels.flatMap((label, index) => {
    if (!('at' in label) || !areSwapped([label.at], windows)) return [];
    const [lng, lat] = label.at;
    return {
      file,
      path: [index, 'at'],
      place: `label "${label.text}"`,
      problem: `its position looks as if the latitude came first: no scene shows [${lng}, ${lat}].`,
      remedy: `Longitude comes first: write [${lat}, ${lng}].`,
      value: label.at,
    };
  });
}

function areSwapped(positions: readonly LngLat[], windows: readonly Bounds[]): boolean {
  const shown = ([lng, lat]: LngLat): boolean =>
    windows.some((window) => boundsContain(window, [lng, lat]));
  const isLatitude = (degrees: number): boolean => Math.abs(degrees) <= 90;
  return (
    !positions.some(shown) &&
    positions.every(([lng, lat]) => isLatitude(lng) && isLatitude(lat)) &&
    positions.some(([lng, lat]) => shown([lat, lng]))
  );
}
