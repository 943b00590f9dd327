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
  /** The lines that are drawn in the scenes, off which names are kept. */
  readonly lines?: DrawnLines;
  readonly languages?: ReturnType<typeof languagesOf>;
}

/** How many cities and towns are named at most in a window, and beside these in each scene of it. */
const [mostInWindow, mostInScene] = [160, 12];

/** How many are tried at most: beyond these there is no room at any zoom. */
const [triedInWindow, triedInScene] = [3000, 60];

/** The names of a window: countries, and cities by their weight, each from the zoom at which there is room for it. */
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
    ...roomy.slice(0, mostInWindow),
    ...scenes.flatMap((scene) => inBox(roomy, scene).slice(0, mostInScene)),
  ]);
  return [...named, ...kept].map(({ at, name, names, kind, rank, minZoom, side = 'center' }) =>
    point(roundTo([...at], 3), { name, ...names, kind, rank, minZoom, anchor: side }),
  );
}

const inBox = <T extends { readonly at: LngLat }>(places: readonly T[], box: Bounds) =>
  places.filter(({ at }) => boundsContain(box, at));

/** How many people live at least in a place of each rank, from the first on. */
const peopleByRank = [5_000_000, 1_000_000, 300_000, 50_000, 10_000] as const;

/** A city's people, and more if it is a capital. */
const cityWeight = ({ featureCode, population }: City): number =>
  population + (featureCode === 'PPLC' ? 2_000_000 : 0);

/** A city as a name on the map; a capital is ranked one higher than its people ask for. */
function cityPlace({ name, featureCode, population, at }: City): Place {
  const capital = featureCode === 'PPLC';
  const rank = peopleByRank.filter((people) => population < people).length + 1;
  const kind = capital ? 'capital' : population >= 100_000 ? 'city' : 'town';
  return { name, kind, rank: capital ? Math.max(1, rank - 1) : rank, at, from: 2 };
}

/** The pixels that a name takes, across and down, with some air. */
const room = { width: 110, height: 26 } as const;

/** Places with the zoom from which there is room for their names, the first before the later, if there ever is. */
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

/** The zoom from which the names of two places do not lie on one another. */
function zoomApart([ax, ay]: MercatorPoint, [bx, by]: MercatorPoint): number {
  const across = Math.abs(ax - bx);
  const apart = Math.max(
    Math.min(across, 1 - across) / room.width,
    Math.abs(ay - by) / room.height,
  );
  return Math.log2(1 / (apart * worldSize(0)));
}
