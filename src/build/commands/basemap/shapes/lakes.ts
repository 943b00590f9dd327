import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import { type Area, areasOf, mergedAreaOf, sharedAreasOf } from './areas.ts';
import { cleanAndRound } from './clean-areas.ts';
import { type Detail, roundWith } from './detail.ts';
import type { NamedProperties } from './named-features.ts';
import { rewind } from './rewind.ts';
import { simplifyByPlace } from './simplify-by-place.ts';
import { splitTouches } from './split-touches.ts';
import type { WaterDetailAt, Waters } from './waters.ts';
import { withoutSmall } from './without-small.ts';

/** Lakes are drawn finer than coasts by this share of the threshold. */
const share = 1 / 4;

/** The lakes that are large enough to see at their place, as one feature. */
export const lakesOf = (
  waters: Waters,
  detailAt: WaterDetailAt,
): Promise<Feature<MultiPolygon, NamedProperties>[]> => {
  const lakes = feature(waters, waters.objects.lakes).features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
      ? withoutSmall(lakeOf(geometry), (place) => detailAt(place).lake)
      : [],
  );
  return mergedLakes(lakes, detailAt);
};

/** Lakes as one feature, simplified as each place asks and rounded; those that touch are made whole. */
export const mergedLakes = async (
  lakes: readonly Area<{ lake: true }>[],
  detailAt: (place: Position) => Pick<Detail, 'triangle' | 'decimals'>,
): Promise<Feature<MultiPolygon, NamedProperties>[]> => {
  const simple = simplifyByPlace(sharedAreasOf(lakes), (place) => detailAt(place).triangle * share);
  const settled = areasOf(await cleanAndRound(areasOf(simple), 0, roundWith(detailAt)));
  const merged = mergedAreaOf(sharedAreasOf(settled));
  return [
    { type: 'Feature', properties: { name: 'Lakes' }, geometry: rewind(splitTouches(merged)) },
  ];
};

/** A lake as an area that `mergedLakes` takes. */
export const lakeOf = (geometry: Polygon | MultiPolygon): Area<{ lake: true }> => ({
  type: 'Feature',
  properties: { lake: true },
  geometry,
});
