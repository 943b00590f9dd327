/** The depth at which each type of geometry holds its positions: 0 is a position itself. */
const depths: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** What is wrong with a geometry, and how to mend it. */
export interface GeometryFault {
  readonly problem: string;
  readonly remedy: string;
}

/** Finds the first fault of one GeoJSON geometry: its type, its nesting or a position. */
export function checkGeometry(geometry: unknown): GeometryFault | undefined {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const depth = depths[String(type)];
  if (depth === undefined) {
    const problem = `the geometry type ${JSON.stringify(type) ?? 'is missing and'} cannot be drawn.`;
    return { problem, remedy: `Use one of ${Object.keys(depths).join(', ')}.` };
  }
  return checkPositions(coordinates, depth, 'coordinates');
}

function checkPositions(value: unknown, depth: number, path: string): GeometryFault | undefined {
  if (depth === 0) return checkPosition(value, path);
  if (!Array.isArray(value) || value.length === 0) {
    const problem = `${path} is not a list of ${depth === 1 ? 'positions' : 'lists'}.`;
    return { problem, remedy: 'Nest the coordinates as the geometry type asks.' };
  }
  for (const [index, item] of value.entries()) {
    const fault = checkPositions(item, depth - 1, `${path}[${index}]`);
    if (fault) return fault;
  }
  return undefined;
}

/** Land that goes on past the antimeridian keeps counting, so that no seam is drawn there. */
const farthestEast = 200;

function checkPosition(value: unknown, path: string): GeometryFault | undefined {
  const [longitude, latitude] = Array.isArray(value) ? value : [];
  const written = JSON.stringify(value) ?? 'nothing';
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) {
    const problem = `${path} is ${written}, which is not a position.`;
    return { problem, remedy: 'Write [longitude, latitude] in degrees.' };
  }
  if (Math.abs(longitude) <= farthestEast && Math.abs(latitude) <= 90) return undefined;
  const swapped = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
  return {
    problem: `${path} is ${written}, which is off the globe.`,
    remedy: swapped
      ? 'Write the longitude first, then the latitude.'
      : `Write longitudes within ±${farthestEast} and latitudes within ±90 degrees.`,
  };
}
