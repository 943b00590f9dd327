import type { LabelSpec } from '../core/label-spec.ts';
import type { LayerSpec } from '../core/layer-spec.ts';
import type { Scene } from '../core/scene.ts';
import { visibleLayers } from '../core/visible-layers.ts';
import { basemapParts, overviewSource } from '../style/basemaps.ts';
import type { Theme } from '../style/palette.ts';
import { createMap } from './create-map.ts';
import { describeRest } from './describe-rest.ts';
import { featureAids } from './feature-aids.ts';
import { firstPicture } from './first-picture.ts';
import { frameAids } from './frame-aids.ts';
import { mapStyle, styleNow } from './map-style.ts';
import { resizeWhenNeeded } from './resize-when-needed.ts';
import { routeHeads } from './route-heads.ts';
import { openingSources, sceneSources } from './scene-sources.ts';
import { sourceUrls } from './source-urls.ts';
import { storyCamera } from './story-camera.ts';
import type { StoryMap, StoryMapEvents } from './story-map.ts';
import { storySources } from './story-sources.ts';
import { storyStyle } from './story-style.ts';
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
  const aids = featureAids({
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
  const rest = describeRest(map, container, () => visibleLayers(scene));
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
    frameAids(map, input.scale),
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
