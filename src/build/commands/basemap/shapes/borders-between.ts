import type { Position } from 'geojson';
import { mesh } from 'topojson-client';
import type { GeometryObject } from 'topojson-specification';
import type { World } from './world.ts';

const codeOf = (geometry: GeometryObject): string =>
  (geometry.properties as { a3?: string } | undefined)?.a3 ?? '';

/**
 * The lines that countries share, as long as they can be stitched, without coasts.
 *
 * @param wanted decides over a pair of ISO 3166-1 alpha-3 codes, in alphabetical order
 */
export const bordersBetween = (
  world: World,
  wanted: (a: string, b: string) => boolean,
): Position[][] => {
  const lines = mesh(world, world.objects.areas, (first, second) => {
    if (first === second) return false;
    const [a = '', b = ''] = [codeOf(first), codeOf(second)].sort();
    return wanted(a, b);
  });
  return lines.coordinates.map((line) => line.map(([x = 0, y = 0]) => [x, y]));
};
