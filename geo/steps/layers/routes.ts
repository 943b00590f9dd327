import geodesic from 'geographiclib-geodesic';
import type { Feature, LineString, Position } from 'geojson';
import type { NamedProperties } from '../../../src/build/commands/basemap/shapes/named-features.ts';
import { roundTo } from '../../../src/build/commands/basemap/shapes/round.ts';
import { type RouteCity, routeEnds, wayHeading, wayStops } from '../../data/route-stops.ts';
import { spline } from './spline.ts';

/** About 35 km between vertices: smooth, and no way to read a road from it. */
const step = 0.35;

/** A city where a route calls, with the kilometres to it from the first, city by city. */
export interface MeasuredStop extends RouteCity {
  readonly km: number;
}

type RouteFeature = Feature<LineString, NamedProperties & { readonly stops: MeasuredStop[] }>;

/** The geodesic on WGS 84 between two positions, in km. */
const geodesicKm = ([fromLng = 0, fromLat = 0]: Position, [lng = 0, lat = 0]: Position): number =>
  (geodesic.Geodesic.WGS84.Inverse(fromLat, fromLng, lat, lng).s12 ?? Number.NaN) / 1000;

/** Cities with the kilometres to each: the one measure of a route's length. */
const measured = (cities: readonly RouteCity[]): MeasuredStop[] => {
  let km = 0;
  return cities.map((city, index) => {
    km += geodesicKm(cities[index - 1]?.lngLat ?? city.lngLat, city.lngLat);
    return { ...city, km: Math.round(km) };
  });
};

/** The smooth curve through the stops of the way, without what gives it its heading at the end. */
const wayLine = (): Position[] => {
  const curve = spline([...wayStops.map(({ lngLat }) => lngLat), wayHeading], step);
  const [x, y] = wayStops[wayStops.length - 1]?.lngLat ?? [];
  const last = curve.findIndex((position) => position[0] === x && position[1] === y);
  return curve.slice(0, last + 1).map((position) => roundTo(position, 2));
};

const isCity = (stop: (typeof wayStops)[number]): stop is RouteCity => stop.name !== undefined;

/**
 * A schematic route as two features of one name. The `way` is a curve through the cities of one
 * country. The `leap` stands for the crossing, which is not drawn: one straight line between two
 * cities, two positions and no more, so that it marks no place between them.
 */
export const routeOf = (name: string, to: keyof typeof routeEnds): RouteFeature[] => {
  const end = routeEnds[to];
  const stops = measured([...wayStops.filter(isCity), end]);
  const leap = stops.slice(-2);
  return [
    {
      type: 'Feature',
      properties: {
        name,
        part: 'way',
        certainty: 'schematic, as reported 2004–2014; not a real or current path',
        stops: stops.slice(0, -1),
      },
      geometry: { type: 'LineString', coordinates: wayLine() },
    },
    {
      type: 'Feature',
      properties: {
        name,
        part: 'leap',
        certainty: 'crossing not drawn; a straight line between two cities, and no path',
        stops: leap,
      },
      geometry: { type: 'LineString', coordinates: leap.map(({ lngLat }) => lngLat) },
    },
  ];
};
