import type { Feature, Point } from 'geojson';
import type { NamedProperties } from '../../../src/build/commands/basemap/shapes/named-features.ts';
import { roundTo } from '../../../src/build/commands/basemap/shapes/round.ts';
import type { Firing } from '../../data/firings.ts';
import type { Place } from '../../data/places.ts';

/** A place as a feature. */
export const placeOf = ({ lngLat, ...properties }: Place): Feature<Point, NamedProperties> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: roundTo(lngLat, 4) },
});

/** A day's firing as a feature, at city level. */
export const firingOf = ({ lngLat, ...firing }: Firing): Feature<Point, NamedProperties> => ({
  type: 'Feature',
  properties: {
    name: `${firing.place}, ${firing.date}`,
    ...firing,
    ...(!firing.uncertain && { certainty: 'As published, at the level of a town.' }),
  },
  geometry: { type: 'Point', coordinates: roundTo(lngLat, 2) },
});
