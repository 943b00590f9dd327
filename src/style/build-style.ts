import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import { type AnnotationData, annotationLayers, annotationSource } from './annotation-layers.ts';
import { basemapLayers, isOverview, waterAndBorderLayers } from './basemap-layers.ts';
import { fineFrom } from './basemaps.ts';
import type { Kind, KindInput } from './kinds/kind.ts';
import { kindOf, kinds } from './kinds/kinds.ts';
import { type LabelProperties, labelSource, storyLabelLayer } from './label-layers.ts';
import { layerColors, palette, type Theme } from './palette.ts';
import { namesInFront, placeLayers } from './place-layers.ts';
import { contourLayers, reliefLayers } from './relief.ts';
import type { StreetStyle } from './streets/street-layers.ts';

interface StyleInput extends KindInput {
  readonly theme: Theme;
  /** The story's layers in the order of the legend. */
  readonly layers: readonly LayerSpec[];
  /** One for each layer of the story, and those of the basemap. */
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  /** The labels placed by hand, from `labelData`. */
  readonly labels: GeoJSON.FeatureCollection<GeoJSON.Point, LabelProperties>;
  /** From `annotationData`; none by default. */
  readonly annotations?: AnnotationData;
  /** The map's width in CSS pixels; a phone's by default. */
  readonly width?: number;
  readonly fontFaces: StyleSpecification['font-faces'];
  readonly streets?: StreetStyle;
  /** Whether the basemap in full detail has loaded; until then the overview is drawn at every zoom. */
  readonly fine: boolean;
}

const noAnnotations: AnnotationData = { type: 'FeatureCollection', features: [] };

/** The MapLibre style. The story's layers start hidden and without transitions: `applyScene` shows them. */
export function buildStyle(input: StyleInput): StyleSpecification {
  const { theme, layers, annotations = noAnnotations } = input;
  const colors = palette(theme);
  const isOverlay = ({ above }: LayerSpec) => above === true;
  const isGround = ({ picture, above }: LayerSpec) => picture !== undefined && !above;
  const own = (layer: LayerSpec) => {
    const ownColors = layerColors(layer, theme);
    return layer.picture ? { ...ownColors, halo: ownColors.tint } : ownColors;
  };
  const labels = input.labels.features.map(({ properties }) => properties);
  const written = labels.map(({ text }) => text.replaceAll('\n', ' '));
  const of = (part: 'under' | 'layers' | 'marks' | 'names' | 'top' | 'front') =>
    kinds.flatMap((kind) =>
      ofKind(kind, layers).flatMap(
        (layer) => kind[part]?.(layer, own(layer), { ...input, written }) ?? [],
      ),
    );
  const over = (layer: LayerSpec) => kindOf(layer).over?.(layer, theme) ?? [];
  const grounds = layers.filter(isGround).flatMap(over);
  const named = layers.find(({ text }) => text);
  const onGround = (names: readonly LayerSpecification[]) =>
    names.map((layer) => {
      const paint = { ...layer.paint, ...(grounds.length > 0 && haloOnPicture) };
      return { ...layer, paint } as LayerSpecification;
    });
  const names = onGround(placeLayers(colors, named && own(named).text));
  const labelsOf = (layer: LayerSpec) =>
    storyLabelLayer(layer, own(layer), labels, kindOf(layer).label?.(layer));
  const ground = (layers: LayerSpecification[]) =>
    layers.map((layer) =>
      input.fine && isOverview(layer) ? { ...layer, maxzoom: fineFrom } : layer,
    );
  return {
    version: 8,
    transition: { duration: 0, delay: 0 },
    ...(input.fontFaces && { 'font-faces': input.fontFaces }),
    sources: sourcesOf(input, annotations),
    layers: [
      ...ground(basemapLayers(colors)),
      ...reliefLayers(input.sources, input.streets && 'under'),
      ...ground(waterAndBorderLayers(colors)),
      ...(input.streets?.land ?? []),
      ...(input.streets ? reliefLayers(input.sources, 'over') : []),
      ...contourLayers('line', input.sources, colors),
      ...of('under'),
      ...(input.streets?.streets ?? []),
      ...contourLayers('symbol', input.sources, colors),
      ...grounds,
      ...of('layers'),
      ...of('marks'),
      ...onGround(input.streets?.names ?? []),
      ...names,
      ...of('names'),
      ...layers.filter((layer) => !isOverlay(layer)).flatMap(labelsOf),
      ...of('top'),
      ...namesInFront(names),
      ...of('front'),
      ...annotationLayers(annotations, colors, input.width),
      ...layers.filter((layer) => !isGround(layer)).flatMap(over),
      ...layers.filter(isOverlay).flatMap(labelsOf),
    ],
  };
}

/** The halo of a name that can be read on a picture too. */
const haloOnPicture = { 'text-halo-width': 2, 'text-halo-blur': 0 };

const ofKind = (kind: Kind, layers: readonly LayerSpec[]) =>
  layers.filter((layer) => kindOf(layer) === kind);

/** Names first: MapLibre loads sources in this order, and draws glyphs while its worker cuts the ground. */
function sourcesOf(input: StyleInput, annotations: AnnotationData): StyleSpecification['sources'] {
  const { places, ...others } = input.sources;
  return {
    ...(places && { places }),
    [labelSource]: { type: 'geojson', data: input.labels },
    ...(annotations.features.length > 0 && {
      [annotationSource]: { type: 'geojson' as const, data: annotations },
    }),
    ...Object.assign({}, ...kinds.map((kind) => kind.sources?.(ofKind(kind, input.layers), input))),
    ...others,
    ...input.streets?.sources,
  };
}
