import { length, lineString } from '@turf/turf';
import type { Feature, MultiLineString } from 'geojson';
import { mesh } from 'topojson-client';
import { roundWith } from './detail.ts';
import type { NamedProperties } from './named-features.ts';
import { simplifyLines } from './simplify-lines.ts';
import type { WaterDetailAt, Waters } from './waters.ts';

/** The rivers that are long enough to see somewhere along them, as one feature. */
export const riversOf = (
  waters: Waters,
  detailAt: WaterDetailAt,
): Feature<MultiLineString, NamedProperties>[] => {
  const coordinates = mesh(waters, waters.objects.rivers).coordinates.filter((line) => {
    const kilometres = length(lineString(line));
    return line.some((place) => kilometres >= detailAt(place).river);
  });
  const rivers: Feature<MultiLineString, NamedProperties> = {
    type: 'Feature',
    properties: { name: 'Rivers' },
    geometry: { type: 'MultiLineString', coordinates },
  };
  return simplifyLines([rivers], {
    triangleAt: (place) => detailAt(place).triangle,
    round: roundWith(detailAt),
  });
};
