import type {
  ExpressionSpecification,
  LineLayerSpecification,
  RasterLayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import { mercatorBox } from '../core/camera/bounds.ts';
import { mapValues } from '../core/map-values.ts';
import { clamp } from '../core/numbers.ts';
import type { Relief, ReliefPyramid } from '../core/story/story-data.ts';
import { streetZooms, type Tiles } from '../core/story/tiles.ts';
import { lengthUnit } from '../words/formats.ts';
import { byZoom, haloed, upright } from './layer-parts.ts';
import type { Palette, Theme } from './palette.ts';

export const tileSize = 512;

/** How far a tile's picture extends beyond each edge, in pixels: encoders are least accurate at the rim. */
export const margin = 8;

/** @param tiles URL template of the tiles, with `{z}`, `{x}` and `{y}`. */
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

/**
 * True if hills cover part of the world, with the world's hills around them. The hills of a wide window fill the map.
 */
export const isRegional = ({ minzoom, bounds }: ReliefPyramid): boolean =>
  minzoom > 4 && bounds[2] - bounds[0] < 360;

/**
 * The source of the world's relief without the box of the finer relief. The URLs of its tiles end with that box, in
 * units of Mercator's square.
 */
export const aroundSource = 'relief-around';

/** The source of contours, with an id that no layer of a story can have, and the contours' layer in the tiles. */
export const [contourSource, contourPart] = ['_contours', 'contours'];
const contourFiles = 'tiles://relief/{z}/{x}/{y}.mvt';

export const contoursFrom = 10;

export function contourTiles(relief: Relief): Tiles | undefined {
  const { contours, tiles = [], ...pyramid } = relief['relief-window'] ?? {};
  return contours ? ({ ...pyramid, tiles, minzoom: contoursFrom } as Tiles) : undefined;
}

/**
 * Draws contours, above the shade, or the figures along every fifth contour, above streets too.
 * @param locale The figures in the tiles are in this locale's unit of height.
 */
export function contourLayers(
  part: 'line' | 'symbol',
  sources: object,
  colors: Palette,
  locale: string,
) {
  const ofTiles = { source: contourSource, 'source-layer': contourPart };
  const isIndex: ExpressionSpecification = ['has', 'index'];
  const height: ExpressionSpecification = ['to-number', ['get', 'name']];
  const line = (id: string, width: number): LineLayerSpecification => ({
    ...{ id, type: 'line', ...ofTiles, layout: { 'line-join': 'round' } },
    paint: { 'line-color': colors.contour, 'line-width': width },
  });
  const layers: StyleSpecification['layers'] = [
    line('relief-contours', 0.6),
    { ...line('relief-index-contours', 1.1), filter: isIndex },
    {
      ...{ id: 'relief-contour-figures', type: 'symbol', ...ofTiles, filter: isIndex },
      layout: {
        ...upright,
        'symbol-placement': 'line',
        'symbol-spacing': 180,
        'text-size': 10.5,
        'text-field': ['number-format', height, { locale, unit: lengthUnit(locale).finer }],
      },
      paint: haloed(colors.inkSoft, colors.land, 2),
    },
  ];
  return layers.filter(({ type }) => type === part && contourSource in sources);
}

/** How many zooms before its first tiles the finer pyramid begins to replace the coarser one. */
const handover = 0.5;

const maxOpacity = 0.55;

/** Opacity beyond the last zoom with tiles: magnified hills stay smooth for a while. */
const strong = 2;
const fading = (last: number) => [last + strong, maxOpacity, last + 5, 0] as const;
/** Opacity beyond the last zoom of the world's hills, which would turn into blots. */
const fadingEarly = (last: number) => [last + 0.5, maxOpacity, last + 3.5, 0] as const;
/** Opacity beyond the last zoom of a country's hills, whose ranges would turn into a pattern of worms. */
const fadingSoon = (last: number) => [last, maxOpacity, last + 1, 0.25, last + 1.5, 0] as const;

/**
 * Draws hills, above the land and beneath all else, up to the zoom at which they would blur. The finer pyramid
 * replaces the coarser one, which continues around it. `streets` asks for the layers beneath the ground of streets or
 * for the layers above it.
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
    const over = layer(
      'relief-over',
      'relief-window',
      begins,
      0,
      ends,
      maxOpacity,
      ...fading(last),
    );
    return isClose ? [{ ...over, minzoom: begins }] : [];
  }
  const isCovered = isClose && streets === 'under';
  const from = first - handover;
  const [blurs, , end] = fadingEarly(coarsest);
  // The first finer tiles are as strong as the coarser ones were, and soon reach full strength.
  const before = maxOpacity * clamp((end - from) / (end - blurs), 0, 1);
  const rise = first < begins ? [from, before, first, maxOpacity] : [];
  const far = isClose ? fading(last) : fadingSoon(Math.max(last, first + 0.01));
  const near = isCovered ? [begins, maxOpacity, ends, 0] : far;
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

export type Ink = readonly [red: number, green: number, blue: number, maxOpacity: number];

export const reliefInks: Readonly<Record<Theme, Readonly<Record<'shade' | 'light', Ink>>>> = {
  light: { shade: [74, 62, 46, 0.54], light: [255, 255, 255, 0.9] },
  dark: { shade: [0, 0, 0, 0.62], light: [255, 255, 255, 0.36] },
};

/** Limits of the greys of plains, which stay clear. */
const [shadeEnds, lightBegins] = [125, 131];

/** How fast the ink thickens towards either end: most slopes hardly differ from plains. */
const steepness = { shade: 4, light: 5 } as const;

/** Above 1, ink starts softly: the greys next to those of plains are mostly compression artefacts. */
const softness = 1.6;

const thickness = (share: number): number => 1 - Math.exp(-(Math.max(share, 0) ** softness));

/** The opacity of the ink on a grey (0 to 255), as a share of the maximum. */
export const reliefThickness = {
  shade: (grey: number) => thickness((steepness.shade * (shadeEnds - grey)) / shadeEnds),
  light: (grey: number) =>
    thickness((steepness.light * (grey - lightBegins)) / (255 - lightBegins)),
};

function inkOf(grey: number, theme: Theme): Ink {
  const side = grey < shadeEnds ? 'shade' : 'light';
  const [red, green, blue, maxOpacity] = reliefInks[theme][side];
  return [red, green, blue, reliefThickness[side](grey) * maxOpacity * 255];
}

/** Inks the grey RGBA pixels of a relief tile, in place: dark in shade, white in light, clear on plains and sea. */
export function inkRelief(pixels: Uint8ClampedArray, theme: Theme): void {
  const table = new Uint8ClampedArray(256 * 4);
  for (let grey = 0; grey < 256; grey += 1) table.set(inkOf(grey, theme), grey * 4);
  const inks = new Uint32Array(table.buffer);
  const inPlace = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
  for (let at = 0; at < inPlace.length; at += 1) inPlace[at] = inks[pixels[at * 4] ?? 0] ?? 0;
}
