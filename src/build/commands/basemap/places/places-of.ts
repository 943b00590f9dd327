import type { Feature, MultiPolygon, Point, Polygon, Position } from 'geojson';
import { type Bounds, boundsContain } from '../../../../core/camera/bounds.ts';
import { closestZoom } from '../../../../core/camera/fit-bounds.ts';
import type { NamedProperties } from '../shapes/named-features.ts';
import { roundTo } from '../shapes/round.ts';
import { cityPlace, cityWeight } from './city-place.ts';
import { clearOfLines, type SidedPlace } from './clear-of-lines.ts';
import { countryPlaces } from './country-places.ts';
import type { RoomyPlace } from './place.ts';
import type { City } from './read-cities.ts';
import { withRoom } from './with-room.ts';

/** What places are chosen from. */
interface PlaceSources {
  readonly countries: readonly Feature<Polygon | MultiPolygon, { readonly name: string }>[];
  readonly cities: readonly City[];
}

/** Which places are chosen. */
export interface PlaceChoice {
  readonly window: Bounds;
  readonly scenes?: readonly Bounds[];
  /** Names that are kept whatever else is there. */
  readonly wanted?: ReadonlySet<string>;
  /** The lines that are drawn in the scenes, off which names are kept. */
  readonly lines?: readonly (readonly Position[])[];
}

/** How many cities and towns are named at most in a window, and beside these in each scene of it. */
const mostInWindow = 160;
const mostInScene = 12;

/** How many are tried at most: beyond these there is no room at any zoom. */
const triedInWindow = 3000;
const triedInScene = 60;

/**
 * The names on the map of a window: countries, and cities by their weight, each from the zoom on at
 * which there is room for it.
 */
export async function placesOf(
  { countries, cities }: PlaceSources,
  { window, scenes = [], wanted = new Set(), lines = [] }: PlaceChoice,
): Promise<Feature<Point, NamedProperties>[]> {
  const named = withRoom(
    await countryPlaces(countries, window, { lines, scenes }, wanted),
    closestZoom - 1,
  );
  const byWeight = [...cities].sort((a, b) => cityWeight(b) - cityWeight(a));
  const first = uniqueByName(inBox(byWeight, window).filter(({ name }) => wanted.has(name)));
  const tried = new Set([
    ...inBox(byWeight, window).slice(0, triedInWindow),
    ...scenes.flatMap((scene) => inBox(byWeight, scene).slice(0, triedInScene)),
  ]);
  const others = byWeight.filter((city) => tried.has(city) && !wanted.has(city.name));
  const places = [
    ...first.map((city) => ({ ...cityPlace(city), from: 0 })),
    ...others.map(cityPlace),
  ];
  const clear = clearOfLines(withRoom(places, closestZoom), { lines, scenes }, wanted);
  const roomy = clear.sort((a, b) => a.minZoom - b.minZoom);
  const kept = new Set([
    ...roomy.filter(({ name }) => wanted.has(name)),
    ...roomy.slice(0, mostInWindow),
    ...scenes.flatMap((scene) => inBox(roomy, scene).slice(0, mostInScene)),
  ]);
  return [...named, ...kept].map(featureOf);
}

const inBox = <T extends { readonly at: RoomyPlace['at'] }>(places: readonly T[], box: Bounds) =>
  places.filter(({ at }) => boundsContain(box, at));

const uniqueByName = (cities: readonly City[]): City[] =>
  cities.filter(({ name }, index) => cities.findIndex((each) => each.name === name) === index);

const featureOf = ({ at, name, kind, rank, minZoom, side }: RoomyPlace & Partial<SidedPlace>) =>
  ({
    type: 'Feature',
    properties: { name, kind, rank, minZoom, anchor: side ?? 'center' },
    geometry: { type: 'Point', coordinates: roundTo([...at], 3) },
  }) as const;
