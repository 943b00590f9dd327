import type { LabelSpec } from '../../core/story/label-spec.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { Scene } from '../../core/timeline/scene.ts';
import { visibleLayers } from '../../core/timeline/visible-layers.ts';
import { basemapParts, overviewSource } from '../../style/basemaps.ts';
import type { Theme } from '../../style/palette.ts';
import { storyCamera } from '../camera/story-camera.ts';
import { watchTakeover } from '../camera/watch-takeover.ts';
import { scaleAndLocator } from '../corner/scale-and-locator.ts';
import { inspectFeatures } from '../features/inspect-features.ts';
import { reportAtRest } from '../scene/report-at-rest.ts';
import { routeHeads } from '../scene/route-heads.ts';
import { preparedData } from '../sources/prepared-data.ts';
import { openingSources, sceneSources } from '../sources/scene-sources.ts';
import { sourceUrls } from '../sources/source-urls.ts';
import { storySources } from '../sources/story-sources.ts';
import type { StoryMap, StoryMapEvents } from '../story-map.ts';
import { mapStyle, styleNow } from '../style/map-style.ts';
import { storyStyle } from '../style/story-style.ts';
import type { LabelFont } from '../style/unloaded-faces.ts';
import { createMap } from './create-map.ts';
import { firstPicture } from './first-picture.ts';
import { resizeWhenNeeded } from './resize-when-needed.ts';
import { watchContext } from './watch-context.ts';

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
  /** How long the picture of the whole scene is waited for, in milliseconds. */
  readonly patience: number;
  readonly events: StoryMapEvents;
}

/**
 * Starts the live map in `container` at a scene. Everything that MapLibre brings is asked for by
 * this module, so that a page that imports it lazily shows its text first. Throws where WebGL 2 is
 * missing.
 */
export function startMap(input: StartMapInput): StoryMap {
  const { container, events, layers, labels, language, fonts } = input;
  let scene = input.scene;
  const sources = storySources({
    urls: sourceUrls,
    prepare: (name, data) => preparedData(layers, name, data),
    onData: (name) => style.add(name),
    onState: events.onLayer,
  });
  const styleIn = (theme: Theme) =>
    storyStyle({
      theme,
      language,
      layers,
      labels,
      fonts,
      data: (name) => sources.there.get(name) ?? sourceUrls[name] ?? '',
    });
  const whole = styleIn(input.theme);
  const opening = styleNow(whole, scene, sources.there);
  const map = createMap(container, opening, scene.camera, { title: input.title });
  const camera = storyCamera(map);
  const heads = routeHeads(map, layers, events.onRoute);
  const aids = inspectFeatures({
    map,
    style: whole,
    layers,
    onAbout: events.onAbout,
    onPanelClose: events.onPanelClose,
    onSites: events.onSites,
  });
  const style = mapStyle({
    map,
    layers,
    sources,
    style: whole,
    styleIn,
    jump: camera.jump,
    theme: input.theme,
    scene,
    onWrite(change) {
      heads(change);
      aids.note(change);
    },
    onLoad: aids.restyle,
  });
  const rest = reportAtRest(map, container, () => visibleLayers(scene));
  const first = openingSources(scene);
  sources.ask(first);
  const picture = firstPicture(map, {
    sources: [overviewSource],
    ground: [overviewSource, ...basemapParts],
    patience: input.patience,
    onDrawn() {
      events.onReady();
      sources.ask([...basemapParts, ...Object.keys(sourceUrls)]);
    },
    onLate: events.onLate,
  });
  const stops = [
    camera.stop,
    aids.stop,
    scaleAndLocator(map, input.scale),
    watchTakeover(map, () => {
      camera.stopFlying();
      events.onTakeover();
    }),
    rest.stop,
    sources.stop,
    style.stop,
    watchContext(map, {
      onLost: style.lose,
      onRestored: style.renew,
      onGone: () => events.onUnavailable('lost'),
    }),
    picture.stop,
  ];
  sources.settled(first).then(() => {
    map.once('idle', picture.look);
    map.triggerRepaint();
  });
  map.on('error', ({ error, ...of }) => {
    if (!('sourceId' in of) && error.message.startsWith('Worker failed')) {
      events.onUnavailable('not-loaded');
    }
  });

  return {
    ...camera,
    apply(next, change, options) {
      scene = next;
      delete container.dataset.camera;
      map.triggerRepaint();
      sources.ask(sceneSources(next));
      style.write(next, change, options);
    },
    setUnderway: rest.setUnderway,
    features: aids.features,
    openFeature: aids.open,
    lightDay: aids.light,
    retry: sources.retry,
    resize: resizeWhenNeeded(map),
    setTheme: style.setTheme,
    stop() {
      for (const stop of stops) stop();
      map.remove();
    },
  };
}
