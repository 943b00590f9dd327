import type { DistanceTable } from '../../core/route/distance-table.ts';
import { readRoute } from '../../core/route/route.ts';
import { distanceTable, shareAtKm } from '../../core/route/route-progress.ts';
import type { StoryFiles } from '../story/files/story-files.ts';
import type { GeometryFiles } from '../story/geometry/read-geojson.ts';
import { layerFeatures } from '../story/geometry/read-geometry.ts';

/** A route that a scene draws, and how far along it the reader has come as it is drawn. */
export interface RouteDistances {
  /** The id of its layer. */
  readonly id: string;
  readonly distances: DistanceTable;
  /** Where it calls, as shares of its length on the map by the names of the places. */
  readonly stops: Readonly<Record<string, number>>;
}

/** How far off the distance that the page tells may be, in kilometres: it is told in whole ones. */
const tolerance = 0.1;

/** The distances along the routes of these layers; a layer without a file has none. */
export function routeDistances(
  ids: readonly string[],
  geometry: GeometryFiles,
  files: Pick<StoryFiles, 'geometry'>,
): readonly RouteDistances[] {
  return ids.flatMap((id) => {
    const features = layerFeatures(id, geometry, files);
    if (!features) return [];
    const route = readRoute(features);
    const table = distanceTable(route, tolerance);
    const distances = table.map(([share, km]) => [rounded(share, 5), rounded(km, 2)] as const);
    const calls = route.stops.map(({ name, km }) => [name, rounded(shareAtKm(route, km), 5)]);
    return [{ id, distances, stops: Object.fromEntries(calls) }];
  });
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
