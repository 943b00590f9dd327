import { faces } from 'virtual:story/fonts';
import { routes } from 'virtual:story/routes';
import { cover, streets } from 'virtual:story/tiles';
import { locale, marks } from 'virtual:words/map';
import type {
  FontFacesSpecification,
  LayerSpecification,
  MLFontFace,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import { fitBounds, closestZoom as usualZoom } from '../../core/camera/fit-bounds.ts';
import { bareDesk } from '../../core/camera/screens.ts';
import { mapValues } from '../../core/map-values.ts';
import { clamp } from '../../core/numbers.ts';
import type { SceneSpec, SceneSpecs } from '../../core/story/scene-spec.ts';
import type { DrawnData } from '../../core/story/story-data.ts';
import { passageZoom } from '../../core/timeline/passage.ts';
import { annotationData } from '../../style/annotation-layers.ts';
import { basemapSource, overviewSource } from '../../style/basemaps.ts';
import { buildStyle } from '../../style/build-style.ts';
import { kindOf, type Layer } from '../../style/kinds/kinds.ts';
import { labelData } from '../../style/label-layers.ts';
import type { Theme } from '../../style/palette.ts';
import { reliefSources } from '../../style/relief.ts';
import { evenDashes } from '../maplibre/workarounds.ts';
import { reliefTiles } from '../relief/serve-relief.ts';
import { type LabelFont, sourceUrls } from '../sources/opening-files.ts';

interface StoryStyleInput extends Pick<DrawnData, 'labels' | 'relief' | 'world'> {
  readonly theme: Theme;
  readonly layers: readonly Layer[];
  /** The map's width in CSS pixels. */
  readonly width?: number;
  readonly scenes?: SceneSpecs;
  readonly fonts?: Iterable<LabelFont>;
}

/** Buffer around a tile in CSS pixels, as wide as the widest line. MapLibre's 128 would double a tile. */
const buffer = 16;

/** Maximum zooms of the tiles of layers, and of the ground, in a story with streets. */
const [streetDetail, groundDetail] = [15, 9];

export function storyStyle(input: StoryStyleInput): StyleSpecification {
  const { theme, layers, labels, relief, world } = input;
  const { width = 0, scenes = {}, fonts = [] } = input;
  const drawn = new Set(layers.filter((layer) => kindOf(layer).drawsAlong).map(({ id }) => id));
  const detailOf = (name: string): number => {
    if (!streets) return tileDetail(name, scenes, world.closestZoom);
    return layers.some(({ id }) => id === name) ? streetDetail : groundDetail;
  };
  const sources = mapValues(
    sourceUrls,
    (data, name): SourceSpecification => ({
      type: 'geojson',
      data,
      tolerance: name === overviewSource ? 0.6 : 0.2,
      maxzoom: detailOf(name),
      buffer,
      ...(drawn.has(name) && { lineMetrics: true }),
    }),
  );
  const style = buildStyle({
    theme,
    layers,
    sources: { ...sources, ...reliefSources(relief, reliefTiles(theme)) },
    routes,
    words: { locale, marks },
    labels: labelData(labels, routes),
    annotations: annotationData(scenes),
    width,
    fontFaces: unloadedFaces(faces, fonts),
    ...(streets && { streets: streets(theme) }),
    ...(cover && { cover: cover(theme) }),
    fine: false,
  });
  return evenDashes(enlarged(style, enlargement(width)), routes);
}

/** Returns the fonts that MapLibre must load; it takes other glyphs from the page's fonts with the face's name. */
function unloadedFaces(
  faces: Readonly<Record<string, readonly MLFontFace[]>>,
  loadedFonts: Iterable<LabelFont>,
): FontFacesSpecification {
  const loaded = new Set([...loadedFonts].map(({ face, url }) => `${face} ${url}`));
  return mapValues(faces, (files, face) =>
    files.filter(({ url }) => !loaded.has(`${face} ${url}`)),
  );
}

/** Returns a scene's closest zoom on a desktop screen; a camera that follows a route comes closer than the bounds. */
const zoomOf = (scene: SceneSpec): number =>
  Math.max(
    fitBounds(scene, bareDesk).zoom,
    scene.follow ? (scene.follow.maxZoom ?? passageZoom) : 0,
  );

/** Zoom levels a tile may be overzoomed, in scenes and elsewhere: its smallest step is then 0.5 or 2 pixels. */
const [maxZoomsInScenes, maxZooms] = [3, 5];

/** Returns a source's `maxzoom`: the smaller it is, the fewer tiles, each with its mask, a frame has to draw. */
export function tileDetail(layer: string, scenes: SceneSpecs, closestZoom: number): number {
  const isGround = layer === basemapSource;
  const zooms = Object.values(scenes)
    .filter(({ layers, maxZoom = 0 }) => (isGround ? maxZoom > usualZoom : layers[layer]))
    .map((scene) => zoomOf(scene) - maxZoomsInScenes);
  return Math.ceil(Math.max(0, closestZoom - maxZooms, ...zooms));
}

/** Properties measured in CSS pixels, or as shares of them; one that doubles with each zoom is on the ground. */
const lengths: readonly string[] = [
  ...['text-size', 'text-halo-width', 'icon-size'],
  ...['line-width', 'circle-radius', 'circle-stroke-width'],
];

/** Returns a factor for lines, names and symbols: from 1440 to 2560 CSS pixels, as large screens are farther off. */
export const enlargement = (width: number): number =>
  1 + 0.3 * clamp((width - 1440) / (2560 - 1440), 0, 1);

export function enlarged(style: StyleSpecification, factor: number): StyleSpecification {
  if (factor === 1) return style;
  const grown = (properties: Readonly<Record<string, unknown>> = {}) =>
    mapValues(properties, (value, name) => (lengths.includes(name) ? times(value, factor) : value));
  const layers = style.layers.map((layer) => {
    const layout = grown(layer.layout);
    if (layer.type === 'symbol' && layer.layout?.['icon-image']) layout['icon-size'] ??= factor;
    return { ...layer, layout, paint: grown(layer.paint) } as LayerSpecification;
  });
  return { ...style, layers };
}

/** Multiplies the outputs of an expression of the zoom, since it must stay outermost. */
function times(value: unknown, factor: number): unknown {
  if (typeof value === 'number') return value * factor;
  if (!Array.isArray(value)) return value;
  const [operator, ...rest] = value;
  if (operator === 'interpolate') {
    const [curve, input, ...stops] = rest;
    if (String(curve) === 'exponential,2') return value; // a length on the ground
    const grown = stops.map((stop, index) => (index % 2 === 1 ? times(stop, factor) : stop));
    return [operator, curve, input, ...grown];
  }
  return ['*', factor, value];
}
