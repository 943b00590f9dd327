import { booleanPointInPolygon, pointToLineDistance, pointToPolygonDistance } from '@turf/turf';
import type { Feature, LineString, MultiPoint, MultiPolygon, Polygon, Position } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';
import { roundTo } from '../../src/tiles/shapes/planar.ts';

type Country = Feature<Polygon | MultiPolygon>;
type Dots = Feature<MultiPoint, NamedProperties>;

/** A grid of dots over a country. Distances are in kilometres; `offBorders` is from a dot's rim, `offCoast` from its middle. */
interface Grid {
  readonly dots: number;
  readonly radiusInKm: number;
  readonly offBorders: number;
  readonly offCoast: number;
  /** The distance of dots in a row, in degrees of latitude: the widest at which the country holds so many. */
  readonly pitch: number;
}

const millions: Grid = {
  dots: 24,
  radiusInKm: 21,
  offBorders: 26,
  offCoast: 22,
  pitch: 0.47,
};

/** The most who reached the South in one year, and where their speck lies, outside the country. */
const arrived = 2914;
const outside: Position = [128.25, 36.9];

/** How much shorter a degree of longitude is than one of latitude at the country's middle. */
const squeeze = Math.cos((40 * Math.PI) / 180);

/** How far apart the rows of a grid of triangles are, as a share of its pitch. */
const rowsApart = Math.sqrt(3) / 2;

const dotsAt = (
  name: string,
  coordinates: Position[],
  properties: { readonly count: number; readonly filled?: false },
): Dots => ({
  type: 'Feature',
  properties: { name, ...properties },
  geometry: { type: 'MultiPoint', coordinates: coordinates.map((at) => roundTo(at, 3)) },
});

/**
 * The people of a country as dots of a million, spread evenly over it, off the lines that bound it on land, and beside
 * them the speck of those who left for the South in its largest year.
 */
export const peopleOf = (country: Country, bounds: readonly Feature<LineString>[]): Dots[] => [
  dotsAt('People of North Korea, a million a dot', placesIn(country, bounds, millions), {
    count: 24_000_000,
  }),
  dotsAt('Arrivals in the South in 2009, to the same scale', [outside], { count: arrived }),
];

/** Those who had reached the South by the end of 2013, in rows over South Korea. */
export const reachedOf = (): Dots[] => {
  const count = 26_122;
  const places = Array.from({ length: Math.ceil(count / 5000) }, (_, i): Position => {
    return [127.15 + (i % 2) * 1.2, 37 - Math.floor(i / 2) * 0.95];
  });
  return [
    dotsAt('Arrivals in South Korea by the end of 2013, five thousand a dot', places, { count }),
  ];
};

/** By Human Rights Watch, to October 2025, and by the Unification Ministry, to the end of 2025. */
const [sentBack, arrivedSince] = [1076, 1014];

const tens: Grid = {
  dots: 108,
  radiusInKm: 8.5,
  offBorders: 31,
  offCoast: 11,
  pitch: 0.248,
};

/**
 * Those sent back since 2020 as rings in North Korea, and those who arrived since then as dots in South Korea: a mark
 * for ten people on grids of one pitch, so that the fields compare. The places mean nothing.
 */
export function sinceOf(
  north: Country,
  south: Country,
  bounds: readonly Feature<LineString>[],
): readonly [sentBack: Dots, arrived: Dots] {
  const inNorth = placesIn(north, bounds, tens);
  const inSouth = placesIn(south, bounds, {
    ...tens,
    dots: Math.ceil(arrivedSince / 10),
    offCoast: 8,
  });
  return [
    dotsAt('Sent back since 2020, ten people a ring', inNorth, { count: sentBack }),
    dotsAt('Arrived from 2020 to 2025, ten people a dot', inSouth, { count: arrivedSince }),
  ];
}

/** The grid's places in a country, from the north. The outermost are left out if it holds more than `dots`. */
function placesIn(
  country: Country,
  bounds: readonly Feature<LineString>[],
  grid: Grid,
): Position[] {
  const inland = gridOf(grid.pitch).filter((at) => isInland(at, country, bounds, grid));
  if (inland.length < grid.dots)
    throw new Error(`geo/shapes/people.ts: a country holds ${inland.length} dots of ${grid.dots}.`);
  const depth = new Map(inland.map((at) => [at, pointToPolygonDistance(at, country)]));
  const deepest = [...inland].sort((a, b) => (depth.get(a) ?? 0) - (depth.get(b) ?? 0));
  const kept = new Set(deepest.slice(0, grid.dots));
  return inland.filter((at) => kept.has(at));
}

const isInland = (
  at: Position,
  country: Country,
  bounds: readonly Feature<LineString>[],
  { offBorders, offCoast, radiusInKm }: Grid,
): boolean =>
  booleanPointInPolygon(at, country) &&
  bounds.every((line) => pointToLineDistance(at, line) > offBorders + radiusInKm) &&
  pointToPolygonDistance(at, country) < -offCoast;

/** The places of a grid of triangles over both Koreas, from the north; its rows keep their distance on the map. */
const gridOf = (pitch: number): Position[] =>
  Array.from({ length: Math.ceil(9.4 / (pitch * rowsApart)) }, (_, row) => row).flatMap((row) =>
    Array.from({ length: Math.ceil(5.6 / pitch) }, (_, column): Position => {
      const x = 123.7 + ((column + (row % 2) / 2) * pitch) / squeeze;
      return [x, 43 - row * pitch * rowsApart];
    }),
  );
