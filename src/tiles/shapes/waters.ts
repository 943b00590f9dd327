import { feature, lineString, multiLineString } from '@turf/helpers';
import { length } from '@turf/length';
import type { Feature, MultiLineString, MultiPolygon, Position } from 'geojson';
import { mesh, feature as shapesOf } from 'topojson-client';
import type { DetailAt } from '../detail.ts';
import type { Waters } from '../packages.ts';
import { type Area, cleanAndRound, dissolved, simplified, withoutSmall } from './areas.ts';
import type { NamedProperties } from './ground.ts';
import { roundTo } from './planar.ts';

/** Lakes are drawn finer than coasts by this share of the threshold. */
const share = 1 / 4;

/** The lakes that are large enough to see at their place, as one feature. */
export const lakesOf = (
  waters: Waters,
  detailAt: DetailAt<'lake'>,
): Promise<Feature<MultiPolygon, NamedProperties>[]> => {
  const lakes = shapesOf(waters, waters.objects.lakes).features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
      ? withoutSmall(feature(geometry), (place) => detailAt(place).lake)
      : [],
  );
  return mergedLakes(lakes, detailAt);
};

/** Lakes as one feature, simplified as each place asks and rounded; those that touch are made whole. */
export async function mergedLakes(
  lakes: readonly Area[],
  detailAt: DetailAt,
): Promise<Feature<MultiPolygon, NamedProperties>[]> {
  const simple = simplified(lakes, (place) => detailAt(place).triangle * share);
  const settled = await cleanAndRound(simple, 0, (place) => detailAt(place).decimals);
  return [feature(await dissolved(settled), { name: 'Lakes' })];
}

/** The rivers that are long enough to see somewhere along them, as one feature. */
export function riversOf(
  waters: Waters,
  detailAt: DetailAt<'river'>,
): Feature<MultiLineString, NamedProperties>[] {
  const lines = mesh(waters, waters.objects.rivers).coordinates.filter((line) => {
    const kilometres = length(lineString(line));
    return line.some((place) => kilometres >= detailAt(place).river);
  });
  return simplifiedLines([multiLineString(lines, { name: 'Rivers' })], detailAt);
}

/** Named lines, each with the vertices alone that matter at their place, rounded. */
export const simplifiedLines = (
  lines: readonly Feature<MultiLineString, NamedProperties>[],
  detailAt: DetailAt,
): Feature<MultiLineString, NamedProperties>[] =>
  simplified(lines, (place) => detailAt(place).triangle).map(({ properties, geometry }) => {
    const coordinates = geometry.coordinates.map((line) =>
      line.map((place): Position => roundTo(place, detailAt(place).decimals)),
    );
    return multiLineString(coordinates, { name: properties.name });
  });
