/** A position on WGS 84 as `[longitude, latitude]` in degrees, the order of GeoJSON. */
export type LngLat = readonly [longitude: number, latitude: number];
