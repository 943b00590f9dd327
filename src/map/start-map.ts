import type { LabelSpec } from '../core/label-spec.ts';
import type { LayerSpec } from '../core/layer-spec.ts';
import type { Scene } from '../core/scene.ts';
import { visibleLayers } from '../core/visible-layers.ts';
import { basemapParts, isOverview } from '../style/basemaps.ts';
import type { Theme } from '../style/palette.ts';
import { addImages } from './add-images.ts';
import { applyScene } from './apply-scene.ts';
import { askedStyle } from './asked-style.ts';
import { boundTiles } from './bound-tiles.ts';
import { bridgeToFine } from './bridge-to-fine.ts';
import { createMap } from './create-map.ts';
import { describeRest } from './describe-rest.ts';
import { featureAids } from './feature-aids.ts';
import { frameAids } from './frame-aids.ts';
import { holdDrawing } from './hold-drawing.ts';
import { keepAddresses } from './keep-addresses.ts';
import { loadSources } from './load-sources.ts';
import { presentLayers } from './present-layers.ts';
import { resizeWhenNeeded } from './resize-when-needed.ts';
import { retrySources } from './retry-sources.ts';
import { routeHeads } from './route-heads.ts';
import { openingSources, sceneSources } from './scene-sources.ts';
import { sourceUrls } from './source-urls.ts';
import { storyCamera } from './story-camera.ts';
import type { StoryMap, StoryMapEvents } from './story-map.ts';
import { storyStyle } from './story-style.ts';
import { styleAtScene } from './style-at-scene.ts';
import type { LabelFont } from './unloaded-faces.ts';
import { watchContext } from './watch-context.ts';
import { watchTakeover } from './watch-takeover.ts';

export { startWorker } from './start-worker.ts';

export interface StartMapInput {
  readonly container: HTMLElement;
  /** Where the scale is shown, if it is. */
  readonly scale: HTMLElement | null;
  readonly title: string;
  readonly language: string;
  readonly theme: Theme;
  readonly layers: readonly LayerSpec[];
  readonly labels: readonly LabelSpec[];
  readonly scene: Scene;
  /** The fonts that the page has loaded for the map so far. */
  readonly fonts: ReadonlySet<LabelFont>;
  readonly events: StoryMapEvents;
}

/**
 * Starts the live map in `container` at a scene. Everything that MapLibre brings is asked for by
 * this module, so that a page that imports it lazily shows its text first. Throws where WebGL 2 is
 * missing.
 */
export function startMap(input: StartMapInput): StoryMap {
  const { container, events, layers, labels, language } = input;
  const first = new Set(openingSources(input.scene));
  const look = (theme: Theme, asked: ReadonlySet<string>) =>
    storyStyle({ theme, language, layers, labels, asked, fonts: input.fonts });
  let style = look(input.theme, first);
  const now = {
    opacity: { ...input.scene.opacity },
    drawn: { ...input.scene.drawn },
    quiet: input.scene.quiet ?? [],
  };
  const styleNow = () => styleAtScene(style, now);
  const opening = askedStyle(styleNow(), sourceUrls, first);
  const map = createMap(container, opening, input.scene.camera, { title: input.title });
  const camera = storyCamera(map);
  const heads = routeHeads(map, layers, events.onRoute);
  const retries = retrySources(map, sourceUrls, events.onLayer);
  const loads = loadSources(map, sourceUrls, first, styleNow);
  const bridge = () =>
    bridgeToFine(
      map,
      style.layers.filter(isOverview).map(({ id }) => id),
      (source) => loads.asked.has(source) && !retries.failed(source),
    );
  let write = applyScene(presentLayers(map), style);
  let stopBridge = bridge();
  let styled = false;

  addImages(map, input.theme, layers);
  const aids = featureAids({
    map,
    style,
    layers,
    onAbout: events.onAbout,
    onPanelClose: events.onPanelClose,
    onSites: events.onSites,
  });
  const rest = describeRest(map, container, () => visibleLayers(now));
  const stops = [
    camera.stop,
    aids.stop,
    frameAids(map, input.scale),
    watchTakeover(map, () => {
      camera.stop();
      events.onTakeover();
    }),
    rest.stop,
    retries.stop,
    boundTiles(map),
    keepAddresses(map, sourceUrls, loads.asked),
    () => stopBridge(),
    watchContext(map, events.onStale, () => events.onUnavailable('lost')),
  ];
  const onStyle = () => {
    styled = true;
    aids.restyle();
    events.onStale();
  };
  map.once('style.load', onStyle);
  const stopHolding = holdDrawing(map, () => {
    events.onReady();
    loads.want(basemapParts);
    loads.ask(Object.keys(sourceUrls));
  });
  map.on('error', ({ error, ...of }) => {
    if (!('sourceId' in of) && error.message.startsWith('Worker failed')) {
      events.onUnavailable('not-loaded');
    }
  });

  return {
    ...camera,
    apply(change, options) {
      delete container.dataset.camera;
      map.triggerRepaint();
      if (!styled) {
        if (change.camera && options.camera) camera.jump(change.camera);
        return;
      }
      loads.want(sceneSources(change));
      write(change, options);
      heads(change);
      aids.note(change);
      Object.assign(now.opacity, change.opacity);
      Object.assign(now.drawn, change.drawn);
      if (change.quiet) now.quiet = change.quiet;
    },
    setUnderway: rest.setUnderway,
    features: aids.features,
    openFeature: aids.open,
    lightDay: aids.light,
    retry: retries.retry,
    resize: resizeWhenNeeded(map),
    setTheme(theme) {
      style = look(theme, loads.asked);
      write = applyScene(presentLayers(map), style);
      stopBridge();
      stopBridge = bridge();
      styled = false;
      const hidden = [...loads.hidden.values()].flat();
      map.setStyle(askedStyle(style, sourceUrls, loads.asked, hidden), { diff: false });
      map.once('style.load', onStyle);
      addImages(map, theme, layers);
    },
    stop() {
      stopHolding();
      for (const stop of stops) stop();
      map.remove();
    },
  };
}
