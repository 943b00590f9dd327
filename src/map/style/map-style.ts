import type {
  GeoJSONSourceSpecification,
  LayerSpecification,
  Map as MapLibreMap,
  StyleSpecification,
} from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { DrawnData, StoryData } from '../../core/story/story-data.ts';
import { diffScene, type Scene, type SceneChange } from '../../core/timeline/scene.ts';
import { createCanvas } from '../../dom/elements.ts';
import { isOverview } from '../../style/basemap-layers.ts';
import { basemapSource, fineFrom, overviewSource } from '../../style/basemaps.ts';
import { styleImages } from '../../style/build-style.ts';
import type { StrokeImage } from '../../style/kinds/kind.ts';
import { preparedData } from '../../style/kinds/kinds.ts';
import type { Theme } from '../../style/palette.ts';
import { jumpTo } from '../camera/story-camera.ts';
import { clipDrawnLayers, unchecked } from '../maplibre/workarounds.ts';
import { applyScene, styleAtScene } from '../scene/apply-scene.ts';
import { routeHeads } from '../scene/routes.ts';
import { sourceUrls } from '../sources/opening-files.ts';
import type { StorySources } from '../sources/story-sources.ts';
import { addGround } from './ground.ts';

interface MapStyleInput {
  readonly map: MapLibreMap;
  readonly story: Pick<StoryData, 'scenes'> &
    Pick<DrawnData, 'world'> & { readonly layers: readonly LayerSpec[] };
  readonly sources: Pick<StorySources, 'loaded'>;
  /** The whole style that the map began with. */
  readonly style: StyleSpecification;
  readonly styleIn: (theme: Theme) => StyleSpecification;
  readonly theme: Theme;
  readonly scene: () => Scene;
  /** Called each time a style has loaded. */
  readonly onLoad: () => void;
}

/** A map's first style, at a scene, without the sources that are files: they are added once loaded. */
export const openingStyle = (style: StyleSpecification, scene: Scene): StyleSpecification =>
  loadedStyle(styleAtScene(style, scene), sourceUrls, new Set());

/** Applies scenes to one style of a map, from when it has loaded until another replaces it. */
function styleWriter(
  { map, story, sources: { loaded }, scene }: MapStyleInput,
  style: StyleSpecification,
  theme: Theme,
) {
  const applyTo = applyScene(map, style);
  const heads = routeHeads(map, story.layers);
  const overviewLayers = style.layers.filter(isOverview).map(({ id }) => id);
  let writable = false;
  let stopBridge: () => void = () => undefined;
  const write = (next: Scene, change: SceneChange) => {
    if (!writable) {
      if (change.camera) jumpTo(map, change.camera);
      return;
    }
    applyTo(next, change);
    heads.move(next, change);
  };
  const addAll = (names: Iterable<string>) => {
    const now = scene();
    for (const source of names) {
      const file = loaded.get(source);
      if (!file || map.getSource(source)) continue;
      const data = typeof file === 'string' ? file : preparedData(story.layers, source, file);
      const layers = style.layers.filter((layer) => sourceOf(layer) === source);
      const specification = style.sources[source] as GeoJSONSourceSpecification;
      map.style.addSource(source, { ...specification, data }, unchecked);
      addLayers(map, style, styleAtScene({ ...style, layers }, now).layers);
      clipDrawnLayers(map, layers);
      const [above] = overviewLayers;
      if (source === overviewSource && typeof file === 'object' && above) {
        addGround(map, file, story.world.ground, theme, above);
      }
      if (source === basemapSource) stopBridge = bridgeToFine(map, overviewLayers);
    }
  };
  return {
    /** Applies a change; while the style is loading, its camera alone. */
    write,
    add(source: string) {
      if (writable) addAll([source]);
    },
    load() {
      writable = true;
      addAll(loaded.keys());
      const { camera, ...rest } = diffScene(undefined, scene());
      write(scene(), rest);
    },
    close() {
      writable = false;
      heads.stop();
      stopBridge();
    },
  };
}

export type MapStyle = ReturnType<typeof mapStyle>;

/** Keeps the style of a map true to the scene, the theme and the files that have loaded. */
export function mapStyle(input: MapStyleInput) {
  const { map, story, styleIn, scene, onLoad } = input;
  let { theme } = input;
  let writer = styleWriter(input, input.style, theme);
  let lost = false;
  const draw = () => addImages(map, styleImages(theme, story.layers, story.scenes));
  const renew = () => {
    lost = false;
    writer.close();
    const style = styleIn(theme);
    writer = styleWriter(input, style, theme);
    map.setStyle(openingStyle(style, scene()), { diff: false, ...unchecked });
    draw();
  };
  draw();
  map.on('style.load', () => {
    writer.load();
    onLoad();
  });
  return {
    write: (next: Scene, change: SceneChange) => writer.write(next, change),
    add: (source: string) => writer.add(source),
    setTheme(next: Theme) {
      theme = next;
      if (!lost) renew();
    },
    /** The map has lost its context, and its style. */
    lose() {
      lost = true;
      writer.close();
    },
    renew,
    stop: () => writer.close(),
  };
}

/** Ends the `overview` layers where the fine basemap begins, in the first frame in which that has loaded. */
export function bridgeToFine(
  map: Pick<MapLibreMap, 'on' | 'off' | 'isSourceLoaded' | 'setLayerZoomRange'>,
  overview: readonly string[],
): () => void {
  const stop = () => map.off('render', check);
  const check = () => {
    if (!map.isSourceLoaded(basemapSource)) return;
    stop();
    for (const layer of overview) map.setLayerZoomRange(layer, 0, fineFrom);
  };
  map.on('render', check);
  return stop;
}

export const sourceOf = (layer: LayerSpecification): string | undefined =>
  'source' in layer && typeof layer.source === 'string' ? layer.source : undefined;

/** A style without the sources, and their layers, that are files and have not loaded. @param fetched The files. */
export function loadedStyle(
  style: StyleSpecification,
  fetched: Readonly<Record<string, unknown>>,
  loaded: Pick<ReadonlyMap<string, unknown>, 'has'>,
): StyleSpecification {
  const isLoaded = (source: string | undefined) =>
    source === undefined || !(source in fetched) || loaded.has(source);
  return {
    ...style,
    sources: Object.fromEntries(Object.entries(style.sources).filter(([name]) => isLoaded(name))),
    layers: style.layers.filter((layer) => isLoaded(sourceOf(layer))),
  };
}

/** Adds layers to a map, each where the style has it. */
function addLayers(
  map: MapLibreMap,
  style: StyleSpecification,
  added: readonly LayerSpecification[],
): void {
  const byId = new Map(added.map((layer) => [layer.id, layer]));
  let above: string | undefined;
  for (const { id } of [...style.layers].reverse()) {
    const layer = byId.get(id);
    if (layer) {
      map.style.addLayer(layer, above, unchecked);
      // The map notes that its style has changed.
      map.moveLayer(id, above);
    }
    if (map.getLayer(id)) above = id;
  }
}

/** Adds images to a map, or replaces them. */
export function addImages(
  map: Pick<MapLibreMap, 'hasImage' | 'removeImage' | 'addImage'>,
  images: Readonly<Record<string, StrokeImage>>,
): void {
  for (const [name, image] of Object.entries(images)) {
    if (map.hasImage(name)) map.removeImage(name);
    map.addImage(name, drawStrokes(image), { pixelRatio });
  }
}

const pixelRatio = 3;

/** Draws on a canvas of the CPU, which is faster to read back. @throws Error without a canvas. */
function drawStrokes({ size, strokes }: StrokeImage): ImageData {
  const side = size * pixelRatio;
  const context = createCanvas({ width: side, height: side }, { willReadFrequently: true });
  if (!context) throw new Error('This browser cannot draw the images of the map.');
  context.scale(pixelRatio, pixelRatio);
  for (const { d, color, width, cap } of strokes) {
    context.lineCap = cap ?? 'butt';
    context.lineJoin = cap ?? 'miter';
    context.strokeStyle = color;
    context.lineWidth = width;
    context.stroke(new Path2D(d));
  }
  return context.getImageData(0, 0, side, side);
}
