import type { Feature, Point } from 'geojson';
import type { NamedProperties } from '../../../src/build/commands/basemap/shapes/named-features.ts';
import { type Arrivals, middleOfSouthKorea } from '../../data/arrivals.ts';

/** The arrivals of one year as a feature; all years are of one site and add up. */
export const arrivalsOf = (year: Arrivals): Feature<Point, NamedProperties> => ({
  type: 'Feature',
  properties: {
    name: `Arrivals in South Korea, ${year.date}`,
    ...year,
    site: 'Arrivals in South Korea',
    certainty: 'As the ministry counts them; the disc stands for all of South Korea.',
  },
  geometry: { type: 'Point', coordinates: [...middleOfSouthKorea] },
});
