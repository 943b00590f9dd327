import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Geometry, Position } from 'geojson';
import type { Layer } from '../../geo/layer.ts';

const root = 'examples/atolls';

/** The files of the example, by their paths within it. */
export const files: readonly string[] = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => relative(root, join(parentPath, name)));

/** Those that hold geometry. */
export const geometry = files.filter((file) => file.endsWith('.geojson'));

/** The text of a file. */
export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The features and the metadata of a file that holds geometry. */
export const layer = (file: string): Layer => JSON.parse(read(file));

/** The lines of a line or several. */
export function linesOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
}

/** The rings of each polygon of an area. */
export function ringsOf(geometry: Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

/** Every position of a point, a line or an area. */
export function positionsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates];
  return [...linesOf(geometry).flat(), ...ringsOf(geometry).flat(2)];
}
