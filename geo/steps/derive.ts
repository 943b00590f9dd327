import type { Feature, GeometryCollection, MultiPolygon } from 'geojson';
import { bordersOf } from '../../src/build/commands/basemap/shapes/borders.ts';
import { landOf } from '../../src/build/commands/basemap/shapes/land.ts';
import type { NamedProperties } from '../../src/build/commands/basemap/shapes/named-features.ts';
import { arrivals } from '../data/arrivals.ts';
import type { LayerId } from '../data/descriptions.ts';
import { firings } from '../data/firings.ts';
import { residents } from '../data/koreans.ts';
import { places } from '../data/places.ts';
import type { SourceId } from '../sources.ts';
import { armistice } from './ground/armistice.ts';
import { lakesOf } from './ground/lakes.ts';
import { overviewOf } from './ground/overview.ts';
import { type NaturalEarth, riversOf } from './ground/rivers.ts';
import { storyCountries } from './ground/story-countries.ts';
import { joinedWorld, type SourceCountries, storyWorldOf } from './ground/world.ts';
import { arrivalsOf } from './layers/arrivals.ts';
import { borderRiversOf } from './layers/border-rivers.ts';
import { dmzOf } from './layers/dmz.ts';
import { fallZoneOf } from './layers/fall-zone.ts';
import { flightsOf } from './layers/flights.ts';
import { jilinOf } from './layers/jilin.ts';
import { firingOf, placeOf } from './layers/points.ts';
import type { EncodedMap } from './layers/prefectures.ts';
import { residentsOf } from './layers/residents.ts';
import { routeOf } from './layers/routes.ts';

/** The features of every file of `geo/`. */
export type Derived = Readonly<
  Record<LayerId, readonly Feature<Feature['geometry'], NamedProperties>[]>
>;

/**
 * Makes every file's features from the sources.
 *
 * @param read gives the parsed JSON of a source
 */
export const derive = async (read: (id: SourceId) => unknown): Promise<Derived> => {
  const cut = await storyWorldOf(read('countries') as SourceCountries);
  const world = joinedWorld(cut);
  const land = landOf(world, storyCountries);
  const { jilin, yanbian } = await jilinOf(read('prefectures') as EncodedMap, world);
  const lakes = await lakesOf(read('waterbodies') as GeometryCollection<MultiPolygon>);
  const rivers = riversOf(read('naturalEarth') as NaturalEarth, world);
  const [line, zone] = await dmzOf(world);
  const shore = line.geometry.coordinates.at(-1) ?? [];
  return {
    dmz: [line, zone],
    jilin: [jilin],
    yanbian: [yanbian],
    'route-laos': routeOf('Route to Laos', 'laos'),
    'route-thailand': routeOf('Route to Thailand', 'thailand'),
    'flight-seoul': flightsOf(),
    'border-rivers': borderRiversOf(world),
    'firing-sites': firings.map(firingOf),
    'fall-zone': fallZoneOf(shore),
    'koreans-in-manchuria': residents.map(residentsOf),
    arrivals: arrivals.map(arrivalsOf),
    places: places.map(placeOf),
    land,
    borders: bordersOf(world, armistice),
    lakes,
    rivers,
    overview: await overviewOf({ world: cut, lakes, rivers }),
  };
};
