/** A box of longitude and latitude in degrees as `[west, south, east, north]`, the order of a GeoJSON `bbox`. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];
