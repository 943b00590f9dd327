import { drawn } from 'virtual:story/map';
import type { ImageSource, Map as MapLibreMap, MapSourceDataEvent } from 'maplibre-gl';
import { joinLayers, type StoryData } from '../../core/story/story-data.ts';
import { type Scene, visibleLayers } from '../../core/timeline/scene.ts';
import { after, whenIdle } from '../../dom/frames.ts';
import { basemapSource, overviewSource } from '../../style/basemaps.ts';
import { ofPicture, pictureSource } from '../../style/kinds/image.ts';
import type { Theme } from '../../style/palette.ts';
import { storyCamera } from '../camera/story-camera.ts';
import { scaleAndLocator } from '../corner/scale-and-locator.ts';
import { inspectFeatures } from '../features/inspect-features.ts';
import type { StoryMap, StoryMapEvents } from '../live-map.ts';
import { serveRelief } from '../relief/serve-relief.ts';
import { type Covered, keepLabelsClear } from '../scene/keep-labels-clear.ts';
import {
  type LabelFont,
  openingSources,
  sceneSources,
  sourceUrls,
} from '../sources/opening-files.ts';
import { type StorySources, storySources } from '../sources/story-sources.ts';
import { type MapStyle, mapStyle, openingStyle } from '../style/map-style.ts';
import { storyStyle } from '../style/story-style.ts';
import { nearLayers } from '../style/wanted-layers.ts';
import { createMap, reportIdle, resizeIfNeeded, watchContext } from './create-map.ts';

interface StartMapInput {
  readonly container: HTMLElement;
  readonly scale: HTMLElement;
  readonly covered: () => readonly Covered[];
  readonly title: string;
  readonly theme: () => Theme;
  readonly story: Pick<StoryData, 'layers' | 'scenes'>;
  readonly scene: () => Scene;
  readonly fonts: ReadonlySet<LabelFont>;
  /** Milliseconds until a map that has drawn nothing counts as late. */
  readonly patience: number;
  readonly events: StoryMapEvents;
  readonly signal: AbortSignal;
}

/** Milliseconds until the map starts without the files of its first scene. */
const filesPatience = 1000;

/** Starts the live map once its first scene's files have loaded, to draw it all at once. @throws Without WebGL 2. */
export async function startMap(input: StartMapInput): Promise<StoryMap> {
  const { container, fonts, events, signal } = input;
  const story = { ...input.story, ...drawn, layers: joinLayers(input.story, drawn) };
  const { layers, world } = story;
  let drawing: MapStyle | undefined;
  const urls = { ...sourceUrls };
  for (const layer of layers)
    if (layer.kind === 'image' && !layer.tiles) urls[pictureSource(layer.id)] = layer.picture;
  const onLoad = (name: string) => {
    const picture = name.endsWith(ofPicture) && map.getSource<ImageSource>(name);
    if (picture) picture.updateImage({ url: picture.url });
    else drawing?.add();
  };
  const sources = storySources(urls, onLoad, (name, state) =>
    events.onLayer(name.replace(ofPicture, ''), state),
  );
  const first = openingSources(input.scene());
  sources.request(first);
  await Promise.race([sources.settled(first), after(filesPatience)]);
  const theme = input.theme();
  const styleIn = (theme: Theme) =>
    storyStyle({ ...story, theme, fonts, width: container.clientWidth });
  const style = styleIn(theme);
  // Splits a long task, so that the page can react or stop the map.
  await after(0);
  let scene = input.scene();
  const now = () => scene;
  const opening = openingStyle(style, scene, { layers, loaded: sources.loaded });
  serveRelief(drawn.relief);
  let map: MapLibreMap;
  try {
    signal.throwIfAborted();
    map = createMap(container, opening, scene.camera, world, input.title);
  } catch (error) {
    sources.stop();
    throw error;
  }
  map.on('error', (event) => {
    console.error(event.error);
    if ('sourceId' in event) sources.request([String(event.sourceId)]);
  });
  const camera = storyCamera(map, events.onTakeover);
  const features = inspectFeatures({ map, style, layers, sources, scene: now, events });
  const onLayers = features.restyle;
  drawing = mapStyle({ map, story, sources, style, styleIn, theme, scene: now, onLayers });
  map.on('resize', () => drawing?.fit(container.clientWidth));
  // This comes before `reportIdle`, since a map whose labels are being moved is not idle.
  keepLabelsClear(map, input.covered);
  const notIdle = reportIdle(map, container, () => visibleLayers(scene));
  const stops = [
    showFirstScene(map, sources, scene, input),
    scaleAndLocator(map, input.scale, world.locator),
    watchContext(map, drawing, events.onLost),
    ...[camera, features, sources, drawing].map(({ stop }) => stop),
    () => map.remove(),
  ];
  const themeNow = input.theme();
  if (themeNow !== theme) drawing.setTheme(themeNow);
  return {
    ...camera,
    ...features,
    apply(next, change) {
      scene = next;
      notIdle();
      sources.request(sceneSources(next));
      drawing.write(next, change);
      features.show(next);
    },
    near(section) {
      const near = nearLayers(story.scenes, section);
      sources.request(near);
      drawing.prepare(near);
    },
    retry: (layer) => [layer, pictureSource(layer)].map(sources.retry),
    resize: () => resizeIfNeeded(map),
    setTheme: drawing.setTheme,
    stop() {
      for (const stop of stops) stop();
    },
  };
}

function showFirstScene(
  map: MapLibreMap,
  sources: StorySources,
  scene: Scene,
  { patience, events }: Pick<StartMapInput, 'patience' | 'events'>,
): () => void {
  const first = openingSources(scene);
  sources.request(first);
  const ground = [overviewSource, basemapSource];
  const others = Object.keys(sourceUrls);
  const requestNext = () => {
    const next = others.shift();
    if (next === undefined) return;
    sources.request([next]);
    whenIdle(requestNext);
  };
  const picture = firstPicture(map, [overviewSource], ground, patience, {
    onDrawn() {
      events.onReady();
      sources.request([basemapSource]);
      whenIdle(requestNext);
    },
    onLate: events.onLate,
  });
  void sources.settled(first).then(() => {
    map.once('idle', picture.look);
    map.triggerRepaint();
  });
  return picture.stop;
}

/**
 * Calls `onDrawn` when the map is idle, or in any frame after `patience` milliseconds, if all `sources` and a tile of
 * `ground` have loaded, since a map is also idle if they failed. Calls `onLate` if nothing is drawn by then.
 */
export function firstPicture(
  map: Pick<MapLibreMap, 'on' | 'off' | 'getSource' | 'isSourceLoaded'>,
  sources: readonly string[],
  ground: readonly string[],
  patience: number,
  { onDrawn, onLate }: Readonly<Record<'onDrawn' | 'onLate', () => void>>,
) {
  let over = false;
  let hasGround = false;
  const see = ({ sourceId, tile }: MapSourceDataEvent) => {
    hasGround ||= tile !== undefined && ground.includes(sourceId);
  };
  const isDrawn = () =>
    hasGround && sources.every((source) => map.getSource(source) && map.isSourceLoaded(source));
  const check = () => {
    if (over || !isDrawn()) return;
    stop();
    onDrawn();
  };
  const stop = () => {
    over = true;
    clearTimeout(timer);
    map.off('sourcedata', see);
    map.off('idle', check);
    map.off('render', check);
  };
  const late = () => {
    if (document.hidden) return wait();
    map.on('render', check);
    check();
    if (!over) onLate();
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    timer = setTimeout(late, patience);
  };
  map.on('sourcedata', see);
  wait();
  return {
    look() {
      if (over) return;
      map.on('idle', check);
      check();
    },
    stop,
  };
}
