import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { SceneSpecs } from '../core/story/scene-spec.ts';
import {
  type AnnotationData,
  annotationData,
  annotationLayers,
  annotationSource,
  leaderImages,
} from './annotation-layers.ts';
import { basemapLayers, isOverview, waterAndBorderLayers } from './basemap-layers.ts';
import { fineFrom } from './basemaps.ts';
import type { KindInput, StrokeImage } from './kinds/kind.ts';
import { kindOf, kinds, type Layer } from './kinds/kinds.ts';
import { type labelData, labelSource, storyLabelLayers } from './label-layers.ts';
import { layerColors, palette, type Theme } from './palette.ts';
import { dotImages, namesInFront, placeLayers } from './place-layers.ts';
import { contourLayers, reliefLayers } from './relief.ts';
import type { CoverStyle, StreetStyle } from './streets/street-layers.ts';

interface StyleInput extends KindInput {
  readonly theme: Theme;
  readonly layers: readonly Layer[];
  /** The sources of the story's layers, by layer id, and of the basemap. */
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly labels: ReturnType<typeof labelData>;
  readonly annotations?: AnnotationData;
  /** The map's width in CSS pixels; by default, a phone's. */
  readonly width?: number;
  readonly fontFaces: StyleSpecification['font-faces'];
  readonly streets?: StreetStyle;
  readonly cover?: CoverStyle;
  /** True once the basemap has loaded in full detail; until then the overview covers every zoom. */
  readonly fine: boolean;
}

/** Builds the MapLibre style. The story's layers start hidden and without transitions; `applyScene` shows them. */
export function buildStyle(input: StyleInput): StyleSpecification {
  const { theme, layers, annotations = annotationData({}) } = input;
  const { places, ...others } = input.sources;
  const colors = palette(theme);
  const isAbove = (layer: Layer) => layer.kind === 'image' && layer.above;
  const isGround = (layer: Layer) => layer.kind === 'image' && !layer.above;
  const colorsOf = (layer: Layer) => {
    const ofLayer = layerColors(layer, theme);
    return layer.kind === 'image' ? { ...ofLayer, halo: ofLayer.tint } : ofLayer;
  };
  const labels = input.labels.features.map(({ properties }) => properties);
  const kindInput = { ...input, labelTexts: labels.map(({ text }) => text.replaceAll('\n', ' ')) };
  const byKind = kinds.map((kind) => layers.filter((layer) => kindOf(layer) === kind));
  const of = (part: 'under' | 'layers' | 'marks' | 'names' | 'top') =>
    byKind
      .flat()
      .flatMap((layer) => kindOf(layer)[part]?.(layer, colorsOf(layer), kindInput) ?? []);
  const over = (layer: Layer) => kindOf(layer).over?.(layer, theme) ?? [];
  const grounds = layers.filter(isGround).flatMap(over);
  const named = layers.find(({ text }) => text);
  // Keeps names legible on a picture.
  const halo = grounds.length > 0 && { 'text-halo-width': 2, 'text-halo-blur': 0 };
  const onGround = (names: readonly LayerSpecification[]) =>
    names.map((layer) => ({ ...layer, paint: { ...layer.paint, ...halo } }) as LayerSpecification);
  const names = onGround(placeLayers(colors, named && colorsOf(named).text));
  const labelsOf = (layer: Layer) =>
    storyLabelLayers(layer, colorsOf(layer), labels, kindOf(layer).label?.(layer));
  const contours = (part: 'line' | 'symbol') =>
    contourLayers(part, input.sources, colors, input.words.locale);
  const ground = (layers: LayerSpecification[]) =>
    layers.map((layer) =>
      input.fine && isOverview(layer) ? { ...layer, maxzoom: fineFrom } : layer,
    );
  return {
    version: 8,
    transition: { duration: 0, delay: 0 },
    ...(input.fontFaces && { 'font-faces': input.fontFaces }),
    // Names come first: MapLibre loads sources in this order, and draws glyphs while its worker cuts the ground.
    sources: {
      ...(places && { places }),
      [labelSource]: { type: 'geojson', data: input.labels },
      ...(annotations.features.length > 0 && {
        [annotationSource]: { type: 'geojson' as const, data: annotations },
      }),
      ...Object.assign({}, ...kinds.map((kind, i) => kind.sources?.(byKind[i] ?? [], input))),
      ...others,
      ...input.cover?.sources,
      ...input.streets?.sources,
    },
    layers: [
      ...ground(basemapLayers(colors)),
      ...(input.cover?.land ?? []),
      ...reliefLayers(input.sources, input.streets && 'under'),
      ...ground(waterAndBorderLayers(colors)),
      ...(input.streets?.land ?? []),
      ...(input.streets ? reliefLayers(input.sources, 'over') : []),
      ...contours('line'),
      ...of('under'),
      ...(input.streets?.streets ?? []),
      ...contours('symbol'),
      ...grounds,
      ...of('layers'),
      ...of('marks'),
      ...onGround(input.streets?.names ?? []),
      ...names,
      ...of('names'),
      ...layers.filter((layer) => !isAbove(layer)).flatMap(labelsOf),
      ...of('top'),
      ...namesInFront(names),
      ...annotationLayers(annotations, colors, input.width),
      ...ground(layers.filter((layer) => !isGround(layer)).flatMap(over)),
      ...layers.filter(isAbove).flatMap(labelsOf),
    ],
  };
}

/** Returns the style's images in the theme's colours, with the leaders of `scenes`. */
export function styleImages(
  theme: Theme,
  layers: readonly Layer[],
  scenes: SceneSpecs = {},
): Readonly<Record<string, StrokeImage>> {
  const colors = palette(theme);
  return Object.assign(
    dotImages(colors),
    leaderImages(scenes, colors),
    ...layers.map((layer) => kindOf(layer).images?.(layer, layerColors(layer, theme))),
  );
}
