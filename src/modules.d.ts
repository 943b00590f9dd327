/* The types of modules that have none of their own: those that the build writes, and libraries. */

/** The story that is built. */
declare module 'virtual:story' {
  export const story: import('./core/story/story-data.ts').StoryData;
}

/** The rest of it, which its map is drawn from. */
declare module 'virtual:story/map' {
  type Rest = import('./style/kinds/kinds.ts').DrawnLayer;
  export const drawn: import('./core/story/story-data.ts').DrawnData<Rest>;
}

/** The URL of each GeoJSON file of the story by its name without the ending. */
declare module 'virtual:story/sources' {
  export const urls: Readonly<Record<string, string>>;
}

/** The story's routes by their layers' ids. */
declare module 'virtual:story/routes' {
  export const routes: Readonly<Record<string, import('./core/route/route.ts').Route>>;
}

/** The words of the page's own script. */
declare module 'virtual:words/page' {
  export const page: import('./words/words.ts').Words['page'];
  export const locale: string;
}

/** The words of a page within another. */
declare module 'virtual:words/embed' {
  export const embed: import('./words/words.ts').Words['embed'];
}

/** The words of the map's code. */
declare module 'virtual:words/map' {
  export const { map, marks, common, facts, locale }: import('./words/words.ts').Words;
}

/** The styles of the story's tiles in a theme, where it has some; importing it serves them. */
declare module 'virtual:story/tiles' {
  type InTheme<Style> = ((theme: import('./style/palette.ts').Theme) => Style) | undefined;
  export const streets: InTheme<import('./style/streets/street-layers.ts').StreetStyle>;
  export const cover: InTheme<import('./style/streets/street-layers.ts').CoverStyle>;
}

/** The land of the small map of the region, as an SVG path. */
declare module 'virtual:story/locator' {
  export const land: string;
}

/** The faces of the map's labels, by the names that its layers use. */
declare module 'virtual:story/fonts' {
  export const faces: Readonly<Record<string, readonly import('maplibre-gl').MLFontFace[]>>;
}

/** The fonts that the opening map's labels need. */
declare module 'virtual:story/opening-fonts' {
  export const fonts: readonly import('./map/sources/opening-files.ts').LabelFont[];
}

/** MapLibre's worker, which comes without types. */
declare module 'maplibre-gl/dist/maplibre-gl-worker.mjs' {
  const MapWorker: unknown;
  export default MapWorker;
}

declare module 'markdown-it-container' {
  import type { MarkdownIt } from 'markdown-it';

  /** Adds `::: name` blocks, whose tokens are `container_<name>_open` and `container_<name>_close`. */
  export default function container(
    markdown: MarkdownIt,
    name: string,
    options?: { readonly validate?: (params: string, markup: string) => boolean },
  ): void;
}

declare module 'fontverter' {
  export function convert(font: Buffer, format: 'sfnt' | 'woff' | 'woff2'): Promise<Buffer>;
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
