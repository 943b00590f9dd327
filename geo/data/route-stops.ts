import type { Position } from 'geojson';

/** A position that a route passes; one without a name only gives the line its shape. */
export interface RouteStop {
  readonly name?: string;
  readonly lngLat: Position;
}

/** What both routes share: drawn from Yanji's position, which stands for the Yanbian area. */
const toKunming: readonly RouteStop[] = [
  { name: 'Yanbian', lngLat: [129.51, 42.91] },
  { lngLat: [126.6, 42.95] },
  { name: 'Shenyang', lngLat: [123.43, 41.79] },
  { lngLat: [120.1, 41.5] },
  { name: 'Beijing', lngLat: [116.4, 39.91] },
  { lngLat: [111.4, 33.4] },
  { name: 'Kunming', lngLat: [102.72, 25.04] },
  { lngLat: [102.25, 24.2] },
];

/** The stops of the two routes, from the published descriptions, in the order of travel. */
export const routeStops: Readonly<Record<'laos' | 'thailand', readonly RouteStop[]>> = {
  laos: [
    ...toKunming,
    { lngLat: [101.98, 22.9] },
    { lngLat: [102.1, 21.4] },
    { lngLat: [102.3, 19.8] },
    { name: 'Vientiane', lngLat: [102.6, 17.97] },
  ],
  thailand: [
    ...toKunming,
    { lngLat: [101.65, 22.9] },
    { lngLat: [101.5, 21.8] },
    { lngLat: [101.05, 20.75] },
    { name: 'Chiang Rai', lngLat: [99.83, 19.91] },
    { lngLat: [99.6, 18.2] },
    { name: 'Bangkok', lngLat: [100.5, 13.75] },
  ],
};
