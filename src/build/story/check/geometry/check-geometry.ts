import type { Fault } from '../fault.ts';

/** The types of geometry that a map of the story can draw. */
const types = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];

/** From here on a coordinate is no mistyped degree, but what projections count in. */
const fewestMetres = 10_000;

/** A shape that goes on past the 180th meridian keeps counting, so that no seam is drawn there. */
const farthestEast = 360;

/**
 * Finds the first fault of one geometry that RFC 7946 allows and that cannot be drawn: none at all,
 * a type that no kind of layer has, nothing in it, a position off the globe, or a line without length.
 */
export function checkGeometry(geometry: unknown): Fault | undefined {
  if (geometry === null) {
    const remedy = 'Give it a geometry with coordinates, or take the feature out.';
    return ['its geometry is null, so there is nothing to draw.', remedy];
  }
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type === 'GeometryCollection') {
    const remedy = `Make a feature of each part, of type ${types.join(', ')}.`;
    return [`the geometry type "${type}" cannot be drawn.`, remedy, ['type']];
  }
  const fault = checkPositions(coordinates, ['coordinates']);
  if (fault || !Array.isArray(coordinates)) return fault;
  if (type === 'LineString') return checkLength(coordinates, ['coordinates']);
  if (type !== 'MultiLineString') return undefined;
  return coordinates
    .map((line, index) => checkLength(line, ['coordinates', index]))
    .find((each) => each !== undefined);
}

/** A line that never leaves the place where it begins. */
function checkLength(line: unknown, path: readonly PropertyKey[]): Fault | undefined {
  if (!Array.isArray(line) || new Set(line.map((position) => JSON.stringify(position))).size > 1) {
    return undefined;
  }
  const problem = `${written(path)} is a line without length: it has one place alone.`;
  return [problem, 'Write positions of two places at least, or make it a point.', path];
}

function checkPositions(value: unknown, path: readonly PropertyKey[]): Fault | undefined {
  if (!Array.isArray(value)) return undefined;
  if (value.length === 0) {
    return [`${written(path)} is empty.`, 'Write positions into it, or take it out.', path];
  }
  const [longitude, latitude] = value;
  if (typeof longitude === 'number' && typeof latitude === 'number') {
    return checkPosition(longitude, latitude, path);
  }
  for (const [index, item] of value.entries()) {
    const fault = checkPositions(item, [...path, index]);
    if (fault) return fault;
  }
  return undefined;
}

/** Such as `coordinates[1][0]`. */
const written = ([first = '', ...indexes]: readonly PropertyKey[]): string =>
  `${String(first)}${indexes.map((index) => `[${String(index)}]`).join('')}`;

function checkPosition(
  longitude: number,
  latitude: number,
  path: readonly PropertyKey[],
): Fault | undefined {
  if (Math.abs(longitude) <= farthestEast && Math.abs(latitude) <= 90) return undefined;
  const swapped = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
  const inMetres = Math.max(Math.abs(longitude), Math.abs(latitude)) > fewestMetres;
  return [
    `${written(path)} is [${longitude},${latitude}], which is off the globe.`,
    swapped
      ? `Write the longitude first, then the latitude: [${latitude},${longitude}].`
      : inMetres
        ? 'These are metres of a projection. Export the file again in WGS 84 (EPSG:4326), as GeoJSON has it.'
        : `Write longitudes within ±180 degrees (on to ±${farthestEast} where a shape goes on past the 180th meridian) and latitudes within ±90.`,
    path,
  ];
}
