import { booleanPointInPolygon, pointToLineDistance, pointToPolygonDistance } from '@turf/turf';
import type { Feature, LineString, MultiPolygon, Polygon, Position } from 'geojson';
import { kmPerDegree } from '../../src/core/camera/mercator.ts';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';
import { roundTo } from '../../src/tiles/shapes/planar.ts';

/** How many dots, and how many people each represents. */
const dots = 24;
const each = 1_000_000;

/** The most who reached the South in one year, and where their speck lies, outside the country. */
const arrived = 2914;
const outside: Position = [128.25, 36.9];

/** The radius of a dot, in degrees of latitude. */
const radius = 0.19;

/** How far the middle of a dot keeps from the coast, and all of it from the borders and the armistice line, in km. */
const offCoast = 22;
const offBorders = 26;

/** How thick the ring is that compares the speck with a dot, in degrees of latitude. */
const ring = 0.012;

/** How much shorter a degree of longitude is than one of latitude at the country's middle. */
const squeeze = Math.cos((40 * Math.PI) / 180);

/** How far apart the rows of such a grid are, as a share of its pitch. */
const rowsApart = Math.sqrt(3) / 2;

/** A disc about a place, counterclockwise. */
const disc = ([x = 0, y = 0]: Position, size: number, corners = 32): Position[] =>
  Array.from({ length: corners + 1 }, (_, index) => {
    const angle = (2 * Math.PI * (index % corners)) / corners;
    return roundTo([x + (size * Math.cos(angle)) / squeeze, y + size * Math.sin(angle)], 4);
  });

/**
 * The people of a country as dots, spread evenly over it, off the lines that bound it on land, and to the
 * same scale the speck of those who left for the South in its largest year, beside it.
 */
export const peopleOf = (
  country: Feature<Polygon | MultiPolygon>,
  bounds: readonly Feature<LineString>[],
): Feature<MultiPolygon, NamedProperties>[] => {
  const inland = widestGrid(country, bounds);
  const feature = (
    name: string,
    coordinates: Position[][][],
  ): Feature<MultiPolygon, NamedProperties> => ({
    type: 'Feature',
    properties: { name },
    geometry: { type: 'MultiPolygon', coordinates },
  });
  return [
    feature(
      'People of North Korea, a million a dot',
      inland.map((at) => [disc(at, radius)]),
    ),
    feature('Arrivals in the South in 2009, to the same scale', [
      [disc(outside, radius * Math.sqrt(arrived / each), 8)],
    ]),
    feature('A million, to compare', [
      [disc(outside, radius), disc(outside, radius - ring).reverse()],
    ]),
  ];
};

/** Those who had reached the South by the end of 2013, and how many of them a dot is. */
const reached = { people: 26_122, each: 5000, radius: 0.24, at: [126.9, 36.75] as Position };

/** The same dots as in the chart beside the map, in rows over South Korea; the last is as large as what is left. */
export const reachedOf = (): Feature<MultiPolygon, NamedProperties>[] => {
  const {
    people,
    each: ofOne,
    radius: size,
    at: [x = 0, y = 0],
  } = reached;
  const coordinates = Array.from({ length: Math.ceil(people / ofOne) }, (_, i) => {
    const share = Math.min(1, people / ofOne - i);
    const place = [x + (i % 3) * 0.8, y - Math.floor(i / 3) * 0.64];
    return [disc(place, size * Math.sqrt(share))];
  });
  const name = 'Arrivals in South Korea by the end of 2013, five thousand a dot';
  return [
    { type: 'Feature', properties: { name }, geometry: { type: 'MultiPolygon', coordinates } },
  ];
};

/** The places of the dots on the widest grid of triangles of which the country holds so many. */
function widestGrid(
  country: Feature<Polygon | MultiPolygon>,
  bounds: readonly Feature<LineString>[],
): readonly Position[] {
  const off = offBorders + radius * kmPerDegree;
  for (let pitch = 0.6; pitch > 2 * radius; pitch -= 0.005) {
    const inland = gridOf(pitch).filter(
      (at) =>
        booleanPointInPolygon(at, country) &&
        bounds.every((line) => pointToLineDistance(at, line) > off) &&
        pointToPolygonDistance(at, country) < -offCoast,
    );
    if (inland.length === dots) return inland;
  }
  throw new Error(`geo/shapes/people.ts: the country must hold ${dots} dots.`);
}

const gridOf = (pitch: number): Position[] =>
  Array.from({ length: 14 }, (_, row) => row).flatMap((row) =>
    Array.from({ length: 16 }, (_, column): Position => {
      const x = 123.7 + ((column + (row % 2) / 2) * pitch) / squeeze;
      return [x, 37.52 + row * pitch * rowsApart];
    }),
  );
