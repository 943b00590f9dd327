import type { Feature, Point } from 'geojson';
import type { NamedProperties } from '../../../src/build/commands/basemap/shapes/named-features.ts';
import { middleOfManchuria, type Residents } from '../../data/koreans.ts';

/** The residents of one year as a feature, which is a site of its own: years do not add up. */
export const residentsOf = (year: Residents): Feature<Point, NamedProperties> => {
  const name = `Koreans in Manchuria, ${year.date}`;
  return {
    type: 'Feature',
    properties: {
      name,
      ...year,
      site: name,
      certainty:
        'A count of residents; the ring stands for all of Manchuria, and for no place in it.',
    },
    geometry: { type: 'Point', coordinates: [...middleOfManchuria] },
  };
};
