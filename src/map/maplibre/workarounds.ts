import type {
  CanvasSourceSpecification,
  CustomLayerInterface,
  LayerSpecification,
  Map as MapLibreMap,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import { closestZoom } from '../../core/camera/fit-bounds.ts';
import { worldSize } from '../../core/camera/mercator.ts';
import { lengthOnMap, type Route } from '../../core/route/route.ts';
import { storyMetadata } from '../../style/story-layer.ts';

/** Keeps MapLibre's setters from serializing the whole style each time; the build has validated it. */
export const unchecked = { validate: false };

type StyledMap = Pick<MapLibreMap, 'moveLayer'> & {
  readonly style: Pick<MapLibreMap['style'], 'addSource' | 'addLayer'>;
};

/** Adds a source without validation, which in MapLibre only the style's private method can do. */
export const addSource = (
  { style }: StyledMap,
  id: string,
  source: SourceSpecification | CanvasSourceSpecification,
): unknown => style.addSource(id, source, unchecked);

export function addLayer(
  map: StyledMap,
  layer: LayerSpecification | CustomLayerInterface,
  above?: string,
): void {
  map.style.addLayer(layer, above, unchecked);
  // Lets MapLibre notice that its style has changed.
  map.moveLayer(layer.id, above);
}

/**
 * Adds a layer that draws nothing. Returns a function that says whether a frame is in its first pass, in which MapLibre
 * draws opaque fills alone.
 */
export function opaquePass(map: StyledMap, above: string | undefined): () => boolean {
  let isFirst = false;
  const pass = (first: boolean) => () => {
    isFirst = first;
  };
  const passes = { prerender: pass(true), render: pass(false) };
  addLayer(map, { id: 'passes', type: 'custom', ...passes }, above);
  return () => isFirst;
}

/**
 * Saves half of the draw calls: MapLibre 6.17 masks the tiles of each source of fills and lines twice a frame, even at
 * opacity 0 or without a feature, and for lines also in the pass of opaque fills.
 */
export function clipDrawnLayers(
  map: Pick<MapLibreMap, 'getLayer' | 'getPaintProperty'>,
  layers: readonly LayerSpecification[],
  isOpaquePass: () => boolean,
  isEmpty: (source: string) => boolean,
): void {
  for (const { id } of layers) {
    const layer = map.getLayer(id);
    if (layer?.type !== 'fill' && layer?.type !== 'line') continue;
    const { type, source } = layer;
    const opacity = `${type}-opacity` as const;
    layer.isTileClipped = () => {
      const shown = map.getPaintProperty(id, opacity) ?? 1;
      if (isOpaquePass()) return type === 'fill' && (typeof shown !== 'number' || shown === 1);
      return shown !== 0 && !isEmpty(source);
    };
  }
}

/** The length, in CSS pixels, that MapLibre assumes for any line with a gradient when it measures dashes. */
const assumedLength = 2048;

/**
 * Makes the dashes of lines with a gradient as long as the style asks: MapLibre 6.17 measures them in shares of the
 * line's length (https://github.com/maplibre/maplibre-gl-js/issues/5082). They double from one whole zoom to the next
 * and are exact halfway. No test notices if an upgrade measures them otherwise: look at a dashed route then.
 */
export function evenDashes(style: StyleSpecification, routes: Lines): StyleSpecification {
  return { ...style, layers: style.layers.map((layer) => evenDashesOf(layer, routes)) };
}

type Lines = Readonly<Record<string, Pick<Route, 'line'>>>;

function evenDashesOf(layer: LayerSpecification, routes: Lines): LayerSpecification {
  const part = storyMetadata(layer)?.gradient;
  if (layer.type !== 'line' || !part) return layer;
  const dashes = layer.paint?.['line-dasharray'];
  const route = routes[layer.source];
  if (!route || !Array.isArray(dashes)) return layer;
  const length = lengthOnMap(route.line) * (part.to - part.from);
  const at = (zoom: number) => {
    const scale = assumedLength / (length * worldSize(zoom + 0.5));
    return ['literal', (dashes as number[]).map((dash) => dash * scale)];
  };
  const steps = Array.from({ length: closestZoom }, (_, i) => [i + 1, at(i + 1)]).flat();
  const paint = { ...layer.paint, 'line-dasharray': ['step', ['zoom'], at(0), ...steps] };
  return { ...layer, paint } as LayerSpecification;
}
