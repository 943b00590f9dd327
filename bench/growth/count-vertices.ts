import type { FeatureCollection } from 'geojson';

/** How many positions a collection holds. */
export function countVertices({ features }: FeatureCollection): number {
  return features.reduce(
    (sum, { geometry }) => sum + ('coordinates' in geometry ? count(geometry.coordinates) : 0),
    0,
  );
}

function count(coordinates: unknown): number {
  if (!Array.isArray(coordinates)) return 0;
  if (typeof coordinates[0] === 'number') return 1;
  return coordinates.reduce<number>((sum, inner) => sum + count(inner), 0);
}
