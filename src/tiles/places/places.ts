import { point } from '@turf/helpers';
import type { Feature, Point } from 'geojson';
import { type Bounds, boundsContain } from '../../core/camera/bounds.ts';
import { closestZoom } from '../../core/camera/fit-bounds.ts';
import {
  type LngLat,
  type MercatorPoint,
  toMercator,
  worldSize,
} from '../../core/camera/mercator.ts';
import type { languagesOf } from '../../read/text/front-matter.ts';
import type { City } from '../packages.ts';
import type { NamedProperties } from '../shapes/ground.ts';
import { roundTo } from '../shapes/planar.ts';
import { countryPlaces, type NamedCountry } from './countries.ts';
import { clearOfLines, type DrawnLines, type Place, type RoomyPlace } from './names-off-lines.ts';

export interface PlaceChoice {
  readonly window: Bounds;
  readonly scenes?: readonly Bounds[];
  readonly wanted?: ReadonlySet<string>;
  readonly lines?: DrawnLines;
  readonly languages?: ReturnType<typeof languagesOf>;
}

/** The maximum number of cities' names in a window, and in each of its scenes. */
const [maxInWindow, maxInScene] = [160, 12];

/** The maximum number of candidates: cities beyond these have no room at any zoom. */
const [triedInWindow, triedInScene] = [3000, 60];

/** Places the names of countries, and of cities by weight, each from the zoom at which it has room. */
export async function placesOf(
  { countries, cities }: { countries: readonly NamedCountry[]; cities: readonly City[] },
  { window, scenes = [], wanted = new Set(), lines = [], languages = ['en'] }: PlaceChoice,
): Promise<Feature<Point, NamedProperties>[]> {
  const named = withRoom(
    await countryPlaces(countries, window, lines, wanted, languages),
    closestZoom - 1,
  );
  const byWeight = [...cities].sort((a, b) => cityWeight(b) - cityWeight(a));
  const inWindow = inBox(byWeight, window);
  const first = inWindow
    .filter(({ name }) => wanted.has(name))
    .filter(({ name }, i, all) => all.findIndex((each) => each.name === name) === i);
  const tried = new Set([
    ...inWindow.slice(0, triedInWindow),
    ...scenes.flatMap((scene) => inBox(byWeight, scene).slice(0, triedInScene)),
  ]);
  const others = byWeight.filter((city) => tried.has(city) && !wanted.has(city.name));
  const places = [
    ...first.map((city) => ({ ...cityPlace(city), from: 0 })),
    ...others.map(cityPlace),
  ];
  const clear = clearOfLines(withRoom(places, closestZoom), lines, wanted);
  const roomy = clear.sort((a, b) => a.minZoom - b.minZoom);
  const kept = new Set([
    ...roomy.filter(({ name }) => wanted.has(name)),
    ...roomy.slice(0, maxInWindow),
    ...scenes.flatMap((scene) => inBox(roomy, scene).slice(0, maxInScene)),
  ]);
  return [...named, ...kept].map(({ at, name, names, kind, rank, minZoom, side = 'center' }) =>
    point(roundTo([...at], 3), { name, ...names, kind, rank, minZoom, anchor: side }),
  );
}

const inBox = <T extends { readonly at: LngLat }>(places: readonly T[], box: Bounds) =>
  places.filter(({ at }) => boundsContain(box, at));

/** The minimum population for each rank, from the first. */
const peopleByRank = [5_000_000, 1_000_000, 300_000, 50_000, 10_000] as const;

const cityWeight = ({ featureCode, population }: City): number =>
  population + (featureCode === 'PPLC' ? 2_000_000 : 0);

/** Makes a place of a city; a capital ranks one higher than its population. */
function cityPlace({ name, featureCode, population, at }: City): Place {
  const capital = featureCode === 'PPLC';
  const rank = peopleByRank.filter((people) => population < people).length + 1;
  const kind = capital ? 'capital' : population >= 100_000 ? 'city' : 'town';
  return { name, kind, rank: capital ? Math.max(1, rank - 1) : rank, at, from: 2 };
}

const room = { width: 110, height: 26 } as const;

/** Gives places the zoom at which their names have room beside earlier ones; leaves out places that never have it. */
function withRoom(places: readonly Place[], closest: number): RoomyPlace[] {
  const kept: { readonly place: RoomyPlace; readonly on: MercatorPoint }[] = [];
  for (const place of places) {
    const on = toMercator(place.at);
    const zoom = kept.reduce((far, other) => Math.max(far, zoomApart(on, other.on)), place.from);
    const minZoom = Math.ceil(zoom * 10) / 10;
    if (minZoom <= closest) kept.push({ place: { ...place, minZoom }, on });
  }
  return kept.map(({ place }) => place);
}

function zoomApart([ax, ay]: MercatorPoint, [bx, by]: MercatorPoint): number {
  const across = Math.abs(ax - bx);
  const apart = Math.max(
    Math.min(across, 1 - across) / room.width,
    Math.abs(ay - by) / room.height,
  );
  return Math.log2(1 / (apart * worldSize(0)));
}
