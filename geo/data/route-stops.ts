import type { Position } from 'geojson';

/** A position that a route passes; one without a name only gives the line its shape. */
export interface RouteStop {
  readonly name?: string;
  readonly lngLat: Position;
}

/** A city where a route calls. */
export type RouteCity = Required<RouteStop>;

/**
 * The way that both routes share, in the order of travel: drawn from Yanji's position, which stands
 * for the Yanbian area, to the last city that is drawn to.
 */
export const wayStops: readonly [RouteCity, ...RouteStop[], RouteCity] = [
  { name: 'Yanbian', lngLat: [129.51, 42.91] },
  { lngLat: [126.6, 42.95] },
  { name: 'Shenyang', lngLat: [123.43, 41.79] },
  { lngLat: [120.1, 41.5] },
  { name: 'Beijing', lngLat: [116.4, 39.91] },
  { lngLat: [111.4, 33.4] },
  { name: 'Kunming', lngLat: [102.72, 25.04] },
];

/** What the way's curve heads for in its last city; nothing is drawn there. */
export const wayHeading: Position = [102.25, 24.2];

/** The cities where the routes end. Between the way's last city and these nothing is drawn but one straight line. */
export const routeEnds: Readonly<Record<'laos' | 'thailand', RouteCity>> = {
  laos: { name: 'Vientiane', lngLat: [102.6, 17.97] },
  thailand: { name: 'Bangkok', lngLat: [100.5, 13.75] },
};
