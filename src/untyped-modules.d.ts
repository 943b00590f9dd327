/* The types of libraries that have none of their own. */

declare module 'markdown-it-container' {
  import type { MarkdownIt } from 'markdown-it';

  /** Adds `::: name` blocks, whose tokens are `container_<name>_open` and `container_<name>_close`. */
  export default function container(
    markdown: MarkdownIt,
    name: string,
    options?: { readonly validate?: (params: string, markup: string) => boolean },
  ): void;
}

declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    text: string,
    options?: {
      readonly targetFormat?: 'sfnt' | 'woff' | 'woff2';
      readonly keepFeatures?: readonly string[];
      readonly dropTables?: readonly string[];
    },
  ): Promise<Buffer>;
}

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
    input: Readonly<Record<string, string | Uint8Array>>,
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
