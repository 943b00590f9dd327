import type {
  LayerSpecification,
  Map as MapLibreMap,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import { mapValues } from '../../core/map-values.ts';
import { annotationGroupsOf } from '../../core/story/scene-spec.ts';
import type { DrawnData, StoryData } from '../../core/story/story-data.ts';
import { largeEm } from '../../core/timeline/annotation-room.ts';
import { diffScene, type Scene, type SceneChange } from '../../core/timeline/scene.ts';
import { whenIdle } from '../../dom/frames.ts';
import { annotationsOf, isLarge } from '../../style/annotation-layers.ts';
import { isOverview } from '../../style/basemap-layers.ts';
import { basemapSource, overviewSource } from '../../style/basemaps.ts';
import { styleImages } from '../../style/build-style.ts';
import { type Layer, preparedData } from '../../style/kinds/kinds.ts';
import type { Theme } from '../../style/palette.ts';
import { storyMetadata } from '../../style/story-layer.ts';
import { jumpTo } from '../camera/story-camera.ts';
import {
  addLayer,
  addSource,
  clipDrawnLayers,
  opaquePass,
  unchecked,
} from '../maplibre/workarounds.ts';
import { applyScene, styleAtScene } from '../scene/apply-scene.ts';
import { routeHeads } from '../scene/routes.ts';
import { sourceUrls } from '../sources/opening-files.ts';
import type { StorySources } from '../sources/story-sources.ts';
import { workerOnlyUrl } from '../sources/worker-only.ts';
import { addGround, bridgeToFine } from './ground.ts';
import { addImages } from './map-images.ts';
import { enlargement } from './story-style.ts';
import { isWanted, shownIn } from './wanted-layers.ts';

interface MapStyleInput {
  readonly map: MapLibreMap;
  readonly story: Pick<StoryData, 'scenes'> &
    Pick<DrawnData, 'world'> & { readonly layers: readonly Layer[] };
  readonly sources: Pick<StorySources, 'loaded'>;
  readonly style: StyleSpecification;
  readonly styleIn: (theme: Theme) => StyleSpecification;
  readonly theme: Theme;
  readonly scene: () => Scene;
  readonly onLayers: () => void;
}

/** Returns a map's first style: it has what the scene shows and has already loaded, with the scene applied. */
export function openingStyle(
  style: StyleSpecification,
  scene: Scene,
  { layers, loaded }: { readonly layers: readonly Layer[] } & Pick<StorySources, 'loaded'>,
  wanted: ReadonlySet<string> = new Set(shownIn(scene)),
): StyleSpecification {
  const shown = style.layers.filter((layer) => isWanted(layer, wanted));
  const { sources, ...rest } = loadedStyle({ ...style, layers: shown }, sourceUrls, loaded);
  const withData = mapValues(sources, (_, id) => sourceWithData(style, id, layers, loaded));
  return styleAtScene({ ...rest, sources: withData }, scene);
}

function sourceWithData(
  style: StyleSpecification,
  id: string,
  layers: readonly Layer[],
  loaded: StorySources['loaded'],
): SourceSpecification {
  const [file, source] = [loaded.get(id), style.sources[id] as SourceSpecification];
  if (!file || source.type !== 'geojson') return source;
  const data = typeof file === 'string' ? workerOnlyUrl(file) : preparedData(layers, id, file);
  return { ...source, data };
}

/** Applies scenes to a map's style until another style replaces it. */
function styleWriter(
  { map, story: { layers, scenes, world }, sources: { loaded }, scene, onLayers }: MapStyleInput,
  style: StyleSpecification,
  theme: Theme,
  wanted: Set<string>,
) {
  const applyTo = applyScene(map, style);
  const heads = routeHeads(map, layers);
  const overviewLayers = style.layers.filter(isOverview).map(({ id }) => id);
  const opened = scene();
  const added = new Set<string>();
  let writable = false;
  let isOpaquePass = () => false;
  let stopBridge: (() => void) | undefined;
  /** Returns true if some of `ids` must be added. */
  const want = (ids: readonly string[]): boolean => {
    for (const id of ids) wanted.add(id);
    return ids.some((id) => !added.has(id));
  };
  const draw = (ids: ReadonlySet<string> = wanted) => {
    const drawnLayers = layers.filter(({ id }) => ids.has(id));
    const annotated = Object.entries(scenes).filter(([id, spec]) =>
      annotationGroupsOf(id, spec).some((group) => ids.has(annotationsOf(group))),
    );
    addImages(map, styleImages(theme, drawnLayers, Object.fromEntries(annotated)));
  };
  const missing = () =>
    loadedStyle(style, sourceUrls, loaded).layers.filter(
      (layer) => isWanted(layer, wanted) && !map.getLayer(layer.id),
    );
  const addMissing = (missing: LayerSpecification[]) => {
    if (missing.length === 0) return;
    draw(new Set(missing.flatMap((layer) => storyMetadata(layer)?.layer ?? [])));
    for (const id of missing.flatMap((layer) => sourceOf(layer) ?? [])) {
      if (map.getSource(id)) continue;
      addSource(map, id, sourceWithData(style, id, layers, loaded));
    }
    // A picture that is on the map already may cover what is added.
    const all = style.layers.filter((layer) => missing.includes(layer) || map.getLayer(layer.id));
    const { layers: shown } = styleAtScene({ ...style, layers: all }, scene());
    addLayers(
      map,
      style,
      shown.filter(({ id }) => !map.getLayer(id)),
    );
    complete(missing);
    onLayers();
  };
  /** Adds one source's layers in each idle moment, since all at once would block the page. */
  const addInTurn = () => {
    if (!writable) return;
    const left = missing();
    const [next] = left;
    if (!next) {
      for (const id of wanted) added.add(id);
      return;
    }
    addMissing(left.filter((layer) => sourceOf(layer) === sourceOf(next)));
    whenIdle(addInTurn);
  };
  /** Adds what the scene shows now, and the rest in turn. */
  const add = (now = scene()) => {
    if (!writable) return;
    const shown = new Set(shownIn(now));
    for (const id of shown) added.add(id);
    const left = missing();
    const needed = left.filter((layer) => isWanted(layer, shown));
    addMissing(needed);
    if (needed.length < left.length) whenIdle(addInTurn);
  };
  const complete = (added: readonly LayerSpecification[]) => {
    clipDrawnLayers(map, added, () => isOpaquePass(), heads.isEmpty);
    if (loaded.has(overviewSource)) whenIdle(ground);
    if (!loaded.has(basemapSource)) return;
    stopBridge?.();
    stopBridge = bridgeToFine(
      map,
      overviewLayers.filter((id) => map.getLayer(id)),
    );
  };
  const ground = () => {
    const overview = loaded.get(overviewSource);
    const [above] = overviewLayers;
    if (!writable || typeof overview !== 'object' || !above || !map.getLayer(above)) return;
    addGround(map, overview, world.ground, theme, above);
  };
  return {
    /** While the style is loading, applies the camera alone. */
    write(next: Scene, change: SceneChange) {
      const isNew = want(shownIn(change));
      if (!writable) {
        if (change.camera) jumpTo(map, change.camera);
        return;
      }
      if (isNew) add(next);
      applyTo(next, change);
      heads.move(next, change);
    },
    add,
    draw,
    prepare(ids: readonly string[]) {
      if (want(ids)) whenIdle(addInTurn);
    },
    ground,
    load() {
      writable = true;
      isOpaquePass = opaquePass(map, style.layers.find(({ id }) => map.getLayer(id))?.id);
      complete(style.layers);
      add();
      const now = scene();
      // The reader may have moved the camera.
      const { camera, ...change } = diffScene(opened, now);
      applyTo(now, change);
      heads.move(now, diffScene(undefined, now));
    },
    close() {
      writable = false;
      heads.stop();
      stopBridge?.();
    },
  };
}

export type MapStyle = ReturnType<typeof mapStyle>;

export function mapStyle(input: MapStyleInput) {
  const { map, story, sources, styleIn, scene, onLayers } = input;
  const wanted = new Set(shownIn(scene()));
  let { theme, style } = input;
  let writer = styleWriter(input, style, theme, wanted);
  let lost = false;
  const renew = () => {
    lost = false;
    writer.close();
    style = styleIn(theme);
    writer = styleWriter(input, style, theme, wanted);
    const files = { layers: story.layers, loaded: sources.loaded };
    map.setStyle(openingStyle(style, scene(), files, wanted), { diff: false, ...unchecked });
    writer.draw();
  };
  writer.draw();
  let isRenewed = false;
  map.on('style.load', () => {
    writer.load();
    // A renewed style has lost all tiles; only the ground is visible until they load.
    if (isRenewed) writer.ground();
    isRenewed = true;
    onLayers();
  });
  return {
    write: (next: Scene, change: SceneChange) => writer.write(next, change),
    add: () => writer.add(),
    prepare: (ids: readonly string[]) => writer.prepare(ids),
    setTheme(next: Theme) {
      theme = next;
      if (!lost) renew();
    },
    /** Must be called when the map has lost its context, and with it its style. */
    lose() {
      lost = true;
      writer.close();
    },
    /** Sizes large words to the map's width, also those that are added later. */
    fit(width: number) {
      const size = largeEm(width) * enlargement(width);
      for (const { id, layout } of style.layers.filter(isLarge)) {
        Object.assign(layout ?? {}, { 'text-size': size });
        if (map.getLayer(id)) map.setLayoutProperty(id, 'text-size', size, unchecked);
      }
    },
    renew,
    stop: () => writer.close(),
  };
}

export const sourceOf = (layer: LayerSpecification): string | undefined =>
  'source' in layer && typeof layer.source === 'string' ? layer.source : undefined;

/** Removes from a style the sources in `fetched` that have not loaded, and their layers. */
export function loadedStyle(
  style: StyleSpecification,
  fetched: Readonly<Record<string, unknown>>,
  loaded: Pick<ReadonlyMap<string, unknown>, 'has'>,
): StyleSpecification {
  const isLoaded = (source = '') => !(source in fetched) || loaded.has(source);
  return {
    ...style,
    sources: Object.fromEntries(Object.entries(style.sources).filter(([name]) => isLoaded(name))),
    layers: style.layers.filter((layer) => isLoaded(sourceOf(layer))),
  };
}

function addLayers(
  map: MapLibreMap,
  style: StyleSpecification,
  added: readonly LayerSpecification[],
): void {
  const byId = new Map(added.map((layer) => [layer.id, layer]));
  let above: string | undefined;
  for (const { id } of [...style.layers].reverse()) {
    const layer = byId.get(id);
    if (layer) addLayer(map, layer, above);
    if (map.getLayer(id)) above = id;
  }
}
