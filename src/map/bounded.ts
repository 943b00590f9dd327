import { coordinateBounds, type Nested } from './coordinate-bounds.ts';

/** A collection of features other than collections of geometries, of which only the places matter. */
interface Collection {
  readonly features: readonly { readonly geometry: { readonly coordinates: Nested } }[];
}

/** A GeoJSON collection with its `bbox`, by which the map knows the tiles that it reaches. */
export function bounded<C extends Collection>(collection: C): C & { bbox: GeoJSON.BBox } {
  const all = collection.features.map(({ geometry }) => geometry.coordinates);
  return { ...collection, bbox: [...coordinateBounds(all)] };
}
