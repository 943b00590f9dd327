import type { Position } from 'geojson';
import { feature } from 'topojson-client';
import { type Atlas, worldSources } from '../../../src/tiles/packages.ts';
import type { Country } from '../../../src/tiles/shapes/ground.ts';
import { polygonsOf, ringArea } from '../../../src/tiles/shapes/planar.ts';

/** The countries that the story is about, by their ISO 3166-1 alpha-3 codes. */
export const storyCountries: Readonly<Record<string, string>> = {
  FJI: 'Fiji',
  TUV: 'Tuvalu',
  WSM: 'Samoa',
};

/** Where the island is taken from that the basemap's own source leaves out. */
export const islandSource = worldSources.countries10m;

/** West, south, east and north of the island, on either side of the 180th meridian. */
const west = [178.4, -17.1, 180, -16.1] as const;
const east = [-180, -16.2, -179.9, -16.1] as const;

/** What the western part measures at least, in km²: it is told from the islets beside it by that. */
const least = 5000;

const liesIn = (ring: readonly Position[], box: readonly [number, number, number, number]) =>
  ring.every(([x = 0, y = 0]) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]);

/** A ring east of Greenwich in which the meridian is written as 180, never as −180. */
const eastOfGreenwich = (ring: readonly Position[]): Position[] =>
  ring.map(([x = 0, y = 0]) => [x === -180 ? 180 : x, y]);

const isWest = ([ring = []]: Position[][]): boolean => {
  const written = eastOfGreenwich(ring);
  return liesIn(written, west) && ringArea(written) > least;
};

const isEast = ([ring = []]: Position[][]): boolean => liesIn(ring, east);

/**
 * Fiji with Vanua Levu, its second island, which the basemap's source leaves out because it lies on
 * the 180th meridian; its eastern tip, which is there, is replaced so that both parts meet.
 *
 * @throws where the atlas does not have the two parts of the island
 */
export const withVanuaLevu = (fiji: Country, atlas: Atlas): Country => {
  const found = feature(atlas, atlas.objects.countries).features.find(
    ({ properties }) => properties.name === 'Fiji',
  )?.geometry;
  const polygons =
    found?.type === 'Polygon' || found?.type === 'MultiPolygon' ? polygonsOf(found) : [];
  const parts = [
    ...polygons.filter(isWest).map((rings) => rings.map(eastOfGreenwich)),
    ...polygons.filter(isEast),
  ];
  if (parts.length !== 2) throw new Error('The atlas does not have Vanua Levu in two parts.');
  const others = polygonsOf(fiji.geometry).filter((rings) => !isEast(rings));
  return { ...fiji, geometry: { type: 'MultiPolygon', coordinates: [...others, ...parts] } };
};
