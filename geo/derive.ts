import { bbox } from '@turf/turf';
import type { Feature, GeometryCollection, MultiPolygon } from 'geojson';
import type { Area } from '../src/tiles/shapes/areas.ts';
import { bordersOf, landOf, type NamedProperties } from '../src/tiles/shapes/ground.ts';
import type { LayerId } from './descriptions.ts';
import {
  armistice,
  joinedCountries,
  type SourceCountries,
  storyCountries,
  storyCountriesOf,
} from './ground/countries.ts';
import { lakesOf } from './ground/lakes.ts';
import { overviewOf } from './ground/overview.ts';
import { type NaturalEarth, riversOf } from './ground/rivers.ts';
import { nightOutline } from './night/night-outline.ts';
import { hiddenOf, koreansOf, moreHiddenOf } from './points/counts.ts';
import { firingOf, firings } from './points/firings.ts';
import { placeOf, places } from './points/places.ts';
import { borderRiversOf } from './shapes/border-rivers.ts';
import { dmzOf } from './shapes/dmz.ts';
import { fallZoneOf } from './shapes/fall-zone.ts';
import { flightsOf } from './shapes/flights.ts';
import { aid, guests, threat } from './shapes/flows.ts';
import { type EncodedMap, jilinOf } from './shapes/jilin.ts';
import { manchuriaOf } from './shapes/manchuria.ts';
import { outlineOf } from './shapes/outline.ts';
import { peopleOf, reachedOf, sinceOf } from './shapes/people.ts';
import { roundsOf } from './shapes/rounds.ts';
import { routeOf } from './shapes/routes.ts';
import { straightToSeoul } from './shapes/straight.ts';
import { tieOf } from './shapes/ties.ts';
import type { SourceId } from './sources.ts';

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
  const cut = await storyCountriesOf(read('countries') as SourceCountries);
  const world = joinedCountries(cut);
  const land = await landOf(world, storyCountries);
  const { jilin, yanbian } = await jilinOf(read('prefectures') as EncodedMap, world);
  const lakes = await lakesOf(read('waterbodies') as GeometryCollection<MultiPolygon>);
  const rivers = riversOf(read('naturalEarth') as NaturalEarth, world);
  const [line, zone] = await dmzOf(world);
  const countryOf = (iso: string) =>
    land.find(({ properties }) => properties.iso === iso) as Area<NamedProperties>;
  const northKorea = countryOf('PRK');
  const borderRivers = borderRiversOf(world);
  const shore = line.geometry.coordinates.at(-1) ?? [];
  const [seaLine, band] = fallZoneOf(shore);
  const [sentBack, arrivedSince] = sinceOf(northKorea, countryOf('KOR'), [...borderRivers, line]);
  return {
    'north-korea': [{ ...northKorea, properties: { name: 'North Korea', 'name:ko': '조선' } }],
    dmz: [line, zone],
    jilin: [jilin],
    yanbian: [yanbian],
    'route-laos': routeOf('Route to Laos', 'laos'),
    'route-thailand': routeOf('Route to Thailand', 'thailand'),
    'flight-seoul': flightsOf(),
    'seoul-line': [straightToSeoul()],
    'border-rivers': borderRivers,
    'firing-sites': firings.map(firingOf),
    'fall-zone': [seaLine, band],
    rounds: roundsOf(firings.at(-1)?.lngLat ?? [], bbox(band)),
    manchuria: [await manchuriaOf(read('provinces') as EncodedMap, world)],
    night: [nightOutline()],
    people: peopleOf(northKorea, [...borderRivers, line]),
    'sent-back': [sentBack],
    'arrived-since': [arrivedSince],
    reached: reachedOf(),
    'in-hiding': await outlineOf(land, 'CHN'),
    hidden: hiddenOf(),
    'hidden-more': moreHiddenOf(45),
    help: [...(await outlineOf(land, 'LAO')), ...(await outlineOf(land, 'THA'))],
    koreans: koreansOf(),
    aid,
    threat,
    'xi-visit': [guests.visit],
    carrier: [guests.carrier],
    'ties-warmer': [tieOf('Seoul')],
    'ties-cooler': [tieOf('Pyongyang')],
    places: places.map(placeOf),
    land,
    borders: bordersOf(world, armistice),
    lakes,
    rivers,
    overview: await overviewOf({ countries: cut, lakes, rivers }),
  };
};
