declare module 'd3-geo-projection' {
  import type { GeoProjection } from 'd3-geo';
  import type { MultiPolygon, Polygon } from 'geojson';

  /** A polygon as a projection maps and cuts it, of which some is left. */
  export function geoProject(shape: Polygon, projection: GeoProjection): Polygon | MultiPolygon;
}
declare module 'mapshaper' {
  /** Runs mapshaper's commands on named inputs held in memory and gives back the named outputs. */
  export function applyCommands(
    commands: string,
    input: Readonly<Record<string, string>>,
  ): Promise<Record<string, Uint8Array>>;
}
declare module 'topojson-simplify' {
  import type { Topology } from 'topojson-specification';

  type Triangle = readonly [[number, number], [number, number], [number, number]];

  /** A copy of the topology whose arcs' points carry a third number: the weight of their triangle. */
  export function presimplify<T extends Topology>(
    topology: T,
    weight?: (triangle: Triangle) => number,
  ): T;

  /** A copy of a presimplified topology without the points that weigh less than `minWeight`. */
  export function simplify<T extends Topology>(topology: T, minWeight?: number): T;
}
