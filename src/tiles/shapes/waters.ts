import { feature, lineString, multiLineString } from '@turf/helpers';
import { length } from '@turf/length';
import type { Feature, MultiLineString, MultiPolygon, Position } from 'geojson';
import { mesh, feature as shapesOf } from 'topojson-client';
import { boxAbout, lineMeetsBox } from '../../core/geometry/box.ts';
import type { DetailAt } from '../detail.ts';
import type { Waters } from '../packages.ts';
import type { DrawnLines } from '../places/names-off-lines.ts';
import { type Area, cleanAndRound, dissolved, simplified, withoutSmall } from './areas.ts';
import type { NamedProperties } from './ground.ts';
import { roundTo } from './planar.ts';

/** The share of the coasts' threshold that applies to lakes, which are finer. */
const share = 1 / 4;

/** Returns the lakes that are large enough for their place, as one feature. */
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

/** Merges lakes into one feature, simplified and rounded; lakes that touch become one. */
export async function mergedLakes(
  lakes: readonly Area[],
  detailAt: DetailAt,
): Promise<Feature<MultiPolygon, NamedProperties>[]> {
  const simple = simplified(lakes, (place) => detailAt(place).triangle * share);
  const settled = await cleanAndRound(simple, 0, (place) => detailAt(place).decimals);
  return [feature(await dissolved(settled), { name: 'Lakes' })];
}

/** How near a package's river must run to the story's to count as the same, in degrees of latitude. */
const astray = 0.1;

/** Returns the parts of a line that do not run along others, near which a segment has both ends and its middle. */
function apartFrom(drawn: DrawnLines, line: readonly Position[]): Position[][] {
  const isNear = ([x = 0, y = 0]: Position): boolean => {
    const box = boxAbout([x, y], astray / Math.cos((y * Math.PI) / 180), astray);
    return drawn.some((other) => lineMeetsBox(other as [number, number][], box));
  };
  const parts: Position[][] = [[]];
  line.forEach((to, i) => {
    const from = line[i - 1] ?? to;
    const middle = from.map((value, axis) => (value + (to[axis] ?? 0)) / 2);
    if (i > 0 && [from, middle, to].every(isNear)) parts.push([to]);
    else parts.at(-1)?.push(to);
  });
  return parts.filter(({ length: positions }) => positions > 1);
}

/** Returns the rivers that are long enough for some place along them, without the story's, as one feature. */
export function riversOf(
  waters: Waters,
  detailAt: DetailAt<'river'>,
  drawn: DrawnLines = [],
): Feature<MultiLineString, NamedProperties>[] {
  const lines = mesh(waters, waters.objects.rivers).coordinates.filter((line) => {
    const kilometres = length(lineString(line));
    return line.some((place) => kilometres >= detailAt(place).river);
  });
  const apart = lines.flatMap((line) => apartFrom(drawn, line));
  return simplifiedLines([multiLineString(apart, { name: 'Rivers' })], detailAt);
}

export const simplifiedLines = (
  lines: readonly Feature<MultiLineString, NamedProperties>[],
  detailAt: DetailAt,
): Feature<MultiLineString, NamedProperties>[] =>
  simplified(lines, (place) => detailAt(place).triangle).map(({ properties, geometry }) => {
    const coordinates = geometry.coordinates.map((line) =>
      line.map((place): Position => roundTo(place, detailAt(place).decimals)),
    );
    return multiLineString(coordinates, properties);
  });
