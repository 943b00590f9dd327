import { rewind as rewound } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';

/** A polygon wound as RFC 7946 asks: exterior rings counterclockwise, holes clockwise. */
export const rewind = <G extends Polygon | MultiPolygon>(geometry: G): G => rewound(geometry) as G;
