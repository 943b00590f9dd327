import { withJson } from './with-json.ts';

/**
 * Fails the reading of an answer's JSON that is no collection of features, as a file of another kind
 * or of another shape. MapLibre would take it for an empty layer and say nothing.
 */
export function expectCollection(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return withJson(fetch, (data, { url }) => {
    if (isCollection(data)) return data;
    throw new TypeError(`${url}: not a GeoJSON collection of features.`);
  });
}

function isCollection(data: unknown): boolean {
  const features = fieldOf(data, 'features');
  return Array.isArray(features) && features.every(isFeature);
}

function isFeature(feature: unknown): boolean {
  const coordinates = fieldOf(fieldOf(feature, 'geometry'), 'coordinates');
  return fieldOf(feature, 'type') === 'Feature' && Array.isArray(coordinates);
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
