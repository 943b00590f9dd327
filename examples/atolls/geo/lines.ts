import type { Feature, LineString, Position } from 'geojson';
import type { NamedProperties } from '../../../src/tiles/shapes/ground.ts';

const lineOf = (name: string, coordinates: Position[]): Feature<LineString, NamedProperties> => ({
  type: 'Feature',
  properties: { name },
  geometry: { type: 'LineString', coordinates },
});

/** The 180th meridian, as far as the basemap is drawn finely. */
export const meridian = lineOf('180th meridian', [
  [180, 5],
  [180, -30],
]);

/** The line that Samoa's law names, as far as it runs between Samoa and American Samoa. */
export const dateLine = lineOf('171° west', [
  [-171, -12.2],
  [-171, -16],
]);

/** From capital to capital, in the order of the story; the last leg crosses the 180th meridian. */
export const voyage = lineOf('Suva to Apia', [
  [178.4415, -18.1416],
  [179.1942, -8.5243],
  [-171.7667, -13.8333],
]);
