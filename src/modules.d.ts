/* Types of modules that the build writes, and of libraries without types. */

declare module 'virtual:story' {
  export const story: import('./core/story/story-data.ts').StoryData;
}

declare module 'virtual:story/map' {
  type Rest = import('./style/kinds/kinds.ts').DrawnLayer;
  export const drawn: import('./core/story/story-data.ts').DrawnData<Rest>;
}

/** By the file's name without its ending. */
declare module 'virtual:story/sources' {
  export const urls: Readonly<Record<string, string>>;
}

declare module 'virtual:story/routes' {
  export const routes: Readonly<Record<string, import('./core/route/route.ts').Route>>;
}

declare module 'virtual:words/page' {
  export const page: import('./words/words.ts').Words['page'];
  export const locale: string;
}

declare module 'virtual:words/embed' {
  export const embed: import('./words/words.ts').Words['embed'];
}

declare module 'virtual:words/map' {
  export const { map, marks, common, facts, locale }: import('./words/words.ts').Words;
}

/** Importing it serves the tiles; without tiles, a style is undefined. */
declare module 'virtual:story/tiles' {
  type InTheme<Style> = ((theme: import('./style/palette.ts').Theme) => Style) | undefined;
  export const streets: InTheme<import('./style/streets/street-layers.ts').StreetStyle>;
  export const cover: InTheme<import('./style/streets/street-layers.ts').CoverStyle>;
}

/** `land` is an SVG path. */
declare module 'virtual:story/locator' {
  export const land: string;
}

/** By the names in `text-font`. */
declare module 'virtual:story/fonts' {
  export const faces: Readonly<Record<string, readonly import('maplibre-gl').MLFontFace[]>>;
}

declare module 'virtual:story/opening-fonts' {
  export const fonts: readonly import('./map/sources/opening-files.ts').LabelFont[];
}

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

  /** Projects and cuts a polygon, of which some must be left. */
  export function geoProject(shape: Polygon, projection: GeoProjection): Polygon | MultiPolygon;
}
declare module 'mapshaper' {
  /** Runs commands on named inputs in memory; returns the named outputs. */
  export function applyCommands(
    commands: string,
    input: Readonly<Record<string, string | Uint8Array>>,
  ): Promise<Record<string, Uint8Array>>;
}
declare module 'topojson-simplify' {
  import type { Topology } from 'topojson-specification';

  type Triangle = readonly [[number, number], [number, number], [number, number]];

  /** Adds to each point of an arc the weight of its triangle. */
  export function presimplify<T extends Topology>(
    topology: T,
    weight?: (triangle: Triangle) => number,
  ): T;

  /** Removes the points of a presimplified topology that weigh less than `minWeight`. */
  export function simplify<T extends Topology>(topology: T, minWeight?: number): T;
}
