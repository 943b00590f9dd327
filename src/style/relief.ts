import type {
  ExpressionSpecification,
  RasterLayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import { mercatorBox } from '../core/camera/bounds.ts';
import { mapValues } from '../core/map-values.ts';
import { clamp } from '../core/numbers.ts';
import type { Relief, ReliefPyramid } from '../core/story/story-data.ts';
import { streetZooms, type Tiles } from '../core/story/tiles.ts';
import { lengthUnit } from '../words/formats.ts';
import { byZoom, upright } from './layer-parts.ts';
import type { Palette, Theme } from './palette.ts';

/** The side of a tile of the relief in pixels. */
export const tileSize = 512;

/** How far a tile's picture extends beyond each edge, in pixels, unseen: encoders are least exact at the rim. */
export const margin = 8;

/** @param tiles The URL of a tile, with `{z}`, `{x}` and `{y}`. */
export function reliefSources(relief: Relief, tiles: string): StyleSpecification['sources'] {
  const contours = contourTiles(relief);
  const { 'relief-world': world, 'relief-window': finer } = relief;
  const all: Relief = {
    ...relief,
    ...(world && finer && isRegional(finer) && { [aroundSource]: world }),
    ...(contours && { [contourSource]: contours }),
  };
  const lines = { type: 'vector' as const, tiles: [contourFiles], sparse: true };
  const shades = { type: 'raster' as const, tileSize };
  return mapValues(all, ({ minzoom, maxzoom, bounds }, name) => {
    const box = name === aroundSource && finer ? `/${mercatorBox(finer.bounds).join()}` : '';
    const look = name === contourSource ? lines : { ...shades, tiles: [tiles + box] };
    return { ...look, minzoom, maxzoom, bounds: [...bounds] };
  });
}

/** Whether hills are of a part of the world, around which the world's go on; those of a wide window fill the map. */
export const isRegional = ({ minzoom, bounds }: ReliefPyramid): boolean =>
  minzoom > 4 && bounds[2] - bounds[0] < 360;

/** The source of the world's relief without what the finer shows: the URLs of its tiles end with that box in the unit square. */
export const aroundSource = 'relief-around';

/** The source of contours, which no layer of a story can have as its id, and the layer of its tiles. */
export const [contourSource, contourPart] = ['_contours', 'contours'];
const contourFiles = 'tiles://relief/{z}/{x}/{y}.mvt';

/** The zoom from which contours lie beside the tiles of hills. */
export const contoursFrom = 10;

/** The tiles of contours, if a story has any. */
export function contourTiles(relief: Relief): Tiles | undefined {
  const { contours, tiles = [], ...pyramid } = relief['relief-window'] ?? {};
  return contours ? ({ ...pyramid, tiles, minzoom: contoursFrom } as Tiles) : undefined;
}

/**
 * Contours, which lie over the shade, or the figures along every fifth, which lie over streets too.
 * @param locale One whose unit of height is that of the figures in the tiles.
 */
export function contourLayers(
  part: 'line' | 'symbol',
  sources: object,
  colors: Palette,
  locale: string,
) {
  const own = { source: contourSource, 'source-layer': contourPart };
  const isIndex = ['has', 'index'] as ['has', string];
  const along = { 'symbol-placement': 'line', 'symbol-spacing': 180 } as const;
  const height: ExpressionSpecification = ['to-number', ['get', 'name']];
  const format = { locale, unit: lengthUnit(locale).finer };
  const line = (id: string, width: number) => ({
    ...{ id, type: 'line' as const, ...own, layout: { 'line-join': 'round' as const } },
    paint: { 'line-color': colors.contour, 'line-width': width },
  });
  const layers: StyleSpecification['layers'] = [
    line('relief-contours', 0.6),
    { ...line('relief-index-contours', 1.1), filter: isIndex },
    {
      ...{ id: 'relief-contour-figures', type: 'symbol', ...own, filter: isIndex },
      layout: {
        ...{ ...upright, ...along, 'text-size': 10.5 },
        'text-field': ['number-format', height, format],
      },
      paint: { 'text-color': colors.inkSoft, 'text-halo-color': colors.land, 'text-halo-width': 2 },
    },
  ];
  return layers.filter(({ type }) => type === part && contourSource in sources);
}

/** How far before its first zoom the finer pyramid replaces the coarser. */
const handover = 0.5;

const fullest = 0.55;

/** The opacity beyond the last zoom that has tiles: magnified, hills stay smooth for a while. */
const strong = 2;
const fading = (last: number) => [last + strong, fullest, last + 5, 0] as const;

/** The same of the world's hills, which turn into blots. */
const fadingEarly = (last: number) => [last + 0.5, fullest, last + 3.5, 0] as const;

/** The same of a country's hills, whose ranges become a pattern of worms. */
const fadingSoon = (last: number) => [last, fullest, last + 1, 0.25, last + 1.5, 0] as const;

/**
 * The hills, over the land and under all else, up to the zoom at which they would blur. The finer pyramid replaces the
 * coarser, which goes on around it. Where there are streets: the layers under their ground, or those over it.
 */
export function reliefLayers(
  sources: Readonly<Record<string, unknown>>,
  streets?: 'under' | 'over',
): RasterLayerSpecification[] {
  const pyramid = (name: string) => sources[name] as Partial<Tiles> | undefined;
  const finer = pyramid('relief-window');
  const { maxzoom: coarsest = 0 } = pyramid('relief-world') ?? {};
  const { minzoom: first = 0, maxzoom: last = coarsest } = finer ?? {};
  // Between these zooms the ground of streets covers the relief, which is then drawn over it.
  const [begins, ends] = [streetZooms.from, streetZooms.from + 0.6];
  const isClose = last + strong > ends;
  const layer = (id: string, source: string, ...opacity: readonly number[]) => {
    const paint = { 'raster-fade-duration': 0, 'raster-opacity': byZoom(...opacity) };
    return { id, type: 'raster', source, paint } as const;
  };
  if (streets === 'over') {
    const over = layer('relief-over', 'relief-window', begins, 0, ends, fullest, ...fading(last));
    return isClose ? [{ ...over, minzoom: begins }] : [];
  }
  const isCovered = isClose && streets === 'under';
  const from = first - handover;
  const [blurs, , end] = fadingEarly(coarsest);
  // Its first tiles are as strong as the coarser ones were, and soon as strong as all.
  const before = fullest * clamp((end - from) / (end - blurs), 0, 1);
  const rise = first < begins ? [from, before, first, fullest] : [];
  const far = isClose ? fading(last) : fadingSoon(Math.max(last, first + 0.01));
  const near = isCovered ? [begins, fullest, ends, 0] : far;
  const world = layer('relief-world', 'relief-world', ...fadingEarly(coarsest));
  const window = layer('relief-window', 'relief-window', ...rise, ...near);
  const layers: RasterLayerSpecification[] = [
    { ...world, maxzoom: finer ? Math.min(from, end) : end },
    { ...world, id: aroundSource, source: aroundSource, minzoom: from, maxzoom: end },
    { ...window, minzoom: from, ...(isCovered && { maxzoom: ends }) },
  ];
  return layers.filter(
    ({ source, minzoom = 0, maxzoom = 24 }) => source in sources && minzoom < maxzoom,
  );
}

/** Red, green and blue from 0 to 255, and the greatest opacity from 0 to 1. */
export type Ink = readonly [red: number, green: number, blue: number, strongest: number];

export const reliefInks: Readonly<Record<Theme, Readonly<Record<'shade' | 'light', Ink>>>> = {
  light: { shade: [74, 62, 46, 0.54], light: [255, 255, 255, 0.9] },
  dark: { shade: [0, 0, 0, 0.62], light: [255, 255, 255, 0.36] },
};

/** The greys of plains, between which nothing is drawn. */
const [shadeEnds, lightBegins] = [125, 131];

/** How fast the ink thickens on each side: most slopes are hardly darker or lighter than plains. */
const steepness = { shade: 4, light: 5 } as const;

/** Above 1 the ink starts softly, since the greys next to those of plains are mostly artefacts of compression. */
const softness = 1.6;

const thickness = (share: number): number => 1 - Math.exp(-(Math.max(share, 0) ** softness));

/** The thickness of the ink on a grey from 0 to 255: a share of the greatest opacity, from 0 to 1. */
export const reliefThickness = {
  shade: (grey: number): number => thickness((steepness.shade * (shadeEnds - grey)) / shadeEnds),
  light: (grey: number): number =>
    thickness((steepness.light * (grey - lightBegins)) / (255 - lightBegins)),
} as const;

function inkOf(grey: number, theme: Theme): Ink {
  const side = grey < shadeEnds ? 'shade' : 'light';
  const [red, green, blue, strongest] = reliefInks[theme][side];
  return [red, green, blue, reliefThickness[side](grey) * strongest * 255];
}

/** Turns the grey RGBA pixels of a relief tile, in place, into ink: dark in shade, white in light, clear on plains and sea. */
export function inkRelief(pixels: Uint8ClampedArray, theme: Theme): void {
  const table = new Uint8ClampedArray(256 * 4);
  for (let grey = 0; grey < 256; grey += 1) table.set(inkOf(grey, theme), grey * 4);
  const inks = new Uint32Array(table.buffer);
  const inPlace = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
  for (let at = 0; at < inPlace.length; at += 1) inPlace[at] = inks[pixels[at * 4] ?? 0] ?? 0;
}
