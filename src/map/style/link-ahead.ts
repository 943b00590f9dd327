import type { LayerSpecification, Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { type StoryMetadata, storyMetadata } from '../../style/story-layer.ts';

/** All that linking ahead needs of the map. */
export type LinkPort = Pick<
  MapLibreMap,
  | 'on'
  | 'off'
  | 'getCenter'
  | 'getLayersOrder'
  | 'getLayer'
  | 'getSource'
  | 'addLayer'
  | 'addSource'
  | 'removeLayer'
  | 'removeSource'
  | 'triggerRepaint'
>;

/** The source, and the layer that draws it, beneath the sea. */
const unseen = 'unseen';

/** How long the reader is left alone first, in milliseconds. */
const delay = 1000;

/**
 * Has the GPU's programs linked that the story's layers will be drawn with: MapLibre links each when it
 * first draws with it, and waits meanwhile, which a reader who jumps would notice. Each time that the map
 * comes to rest one more kind of layer is drawn beneath the sea, which hides it, until all have been.
 * Returns what ends it.
 */
export function linkAhead(map: LinkPort, style: StyleSpecification): () => void {
  const kinds = new Map(
    style.layers.flatMap((layer) => {
      const metadata = storyMetadata(layer);
      return metadata && layer.type in geometries
        ? [[programOf(layer), unseenLayer(layer, metadata)] as const]
        : [];
    }),
  );
  const waiting = [...kinds.values()];
  const next = () => {
    if (map.getLayer(unseen)) map.removeLayer(unseen);
    if (map.getSource(unseen)) map.removeSource(unseen);
    const layer = waiting.shift();
    if (!layer) return stop();
    map.addSource(unseen, { type: 'geojson', data: shapesAt(map), lineMetrics: true });
    map.addLayer(layer, map.getLayersOrder()[0]);
  };
  const timer = setTimeout(() => {
    map.on('idle', next);
    map.triggerRepaint();
  }, delay);
  const stop = () => {
    clearTimeout(timer);
    map.off('idle', next);
  };
  return stop;
}

/** What is drawn by layers of a type; names and marks are drawn in the first scene as in every other. */
const geometries = { fill: 'Polygon', line: 'LineString', circle: 'Point' } as const;

/** What of a style layer decides by which program it is drawn: what is there, and what each feature has of its own. */
function programOf({ type, paint = {} }: LayerSpecification): string {
  const deciding = Object.entries(paint).filter(
    ([name, value]) =>
      /pattern|dasharray|gradient/.test(name) || /"(get|has)"/.test(JSON.stringify(value)),
  );
  return [type, ...deciding.map(([name]) => name).sort()].join();
}

function unseenLayer(
  layer: LayerSpecification,
  { fullOpacity }: StoryMetadata,
): LayerSpecification {
  const { type, layout, paint } = layer;
  const geometry = geometries[type as keyof typeof geometries];
  return {
    id: unseen,
    type,
    source: unseen,
    filter: ['==', ['geometry-type'], geometry],
    layout: { ...layout, visibility: 'visible' },
    paint: { ...paint, ...fullOpacity },
  } as LayerSpecification;
}

/** How large they are, in degrees: what is smaller than a pixel MapLibre leaves out. */
const side = 1;

/** A shape of each kind, where the map draws one for certain. */
function shapesAt(map: LinkPort): GeoJSON.FeatureCollection {
  const [west, south] = map.getCenter().toArray();
  const [east, north] = [west + side, south + side];
  const line = [
    [west, south],
    [east, south],
    [east, north],
    [west, south],
  ];
  const shapes: GeoJSON.Geometry[] = [
    { type: 'Polygon', coordinates: [line] },
    { type: 'LineString', coordinates: line },
    { type: 'Point', coordinates: [west, south] },
  ];
  return {
    type: 'FeatureCollection',
    features: shapes.map((geometry) => ({ type: 'Feature', properties: {}, geometry })),
  };
}
