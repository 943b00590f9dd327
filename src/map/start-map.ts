import type { LngLat, Map as MapLibreMap } from 'maplibre-gl';
import type { Camera, Padding } from '../core/camera.ts';
import type { LabelSpec } from '../core/label-spec.ts';
import type { LayerSpec } from '../core/layer-spec.ts';
import type { Scene } from '../core/scene.ts';
import { visibleLayers } from '../core/visible-layers.ts';
import { isOverview, overviewSource } from '../style/basemaps.ts';
import type { Theme } from '../style/palette.ts';
import { addImages } from './add-images.ts';
import { applyScene } from './apply-scene.ts';
import { bridgeToFine } from './bridge-to-fine.ts';
import { cooperativeSwitch } from './cooperative-switch.ts';
import { createMap } from './create-map.ts';
import { describeRest } from './describe-rest.ts';
import { featureAids } from './feature-aids.ts';
import { frameAids } from './frame-aids.ts';
import { loadSources } from './load-sources.ts';
import { mapCamera } from './map-camera.ts';
import { retrySources } from './retry-sources.ts';
import { returnToStory } from './return-to-story.ts';
import { routeGaps } from './route-facts.ts';
import { routeHeads } from './route-heads.ts';
import { sceneSources } from './scene-sources.ts';
import { sourceUrls } from './source-urls.ts';
import type { StoryMap, StoryMapEvents } from './story-map.ts';
import { storyStyle } from './story-style.ts';
import { watchContext } from './watch-context.ts';
import { watchTakeover } from './watch-takeover.ts';

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
  readonly events: StoryMapEvents;
}

const jump = (map: MapLibreMap, { center: [lng, lat], ...rest }: Camera) => {
  map.jumpTo({ center: [lng, lat], ...rest });
};

/** What every scene shows. */
const openingSources = [overviewSource, 'places'];

const noPadding: Padding = { top: 0, right: 0, bottom: 0, left: 0 };

/** What lies in the middle of the whole map, whatever its padding. */
function middleOf(map: MapLibreMap): LngLat {
  const { clientWidth, clientHeight } = map.getContainer();
  return map.unproject([clientWidth / 2, clientHeight / 2]);
}

/**
 * Starts the live map in `container` at a scene. Everything that MapLibre brings is asked for by
 * this module, so that a page that imports it lazily shows its text first. Throws where WebGL 2 is
 * missing.
 */
export function startMap(input: StartMapInput): StoryMap {
  const { container, events, layers, labels, language } = input;
  const first = new Set([...openingSources, ...sceneSources(input.scene)]);
  const look = (theme: Theme, asked: ReadonlySet<string>) =>
    storyStyle({ theme, language, layers, labels, asked });
  let style = look(input.theme, first);
  const map = createMap(container, style, input.scene.camera, { title: input.title });
  let write = applyScene(map, style, routeGaps);
  let styled = false;
  let returning: (() => void) | undefined;
  const shown: Record<string, number> = {};
  const setCooperative = cooperativeSwitch(map);
  const heads = routeHeads(map, layers, events.onRoute);

  const stopReturning = () => {
    returning?.();
    returning = undefined;
  };
  addImages(map, input.theme, layers);
  const retries = retrySources(map, sourceUrls, events.onLayer);
  const loads = loadSources(map, sourceUrls, first);
  const bridge = () =>
    bridgeToFine(
      map,
      style.layers.filter(isOverview).map(({ id }) => id),
      (source) => loads.asked.has(source) && !retries.failed(source),
    );
  let stopBridge = bridge();
  const aids = featureAids({
    map,
    style,
    layers,
    onAbout: events.onAbout,
    onPanelClose: events.onPanelClose,
    onSites: events.onSites,
  });
  const stops = [
    aids.stop,
    frameAids(map, input.scale),
    watchTakeover(map, () => {
      stopReturning();
      events.onTakeover();
    }),
    describeRest(map, container, () => visibleLayers({ opacity: shown })),
    retries.stop,
    watchContext(map, events.onStale, () => events.onUnavailable('lost')),
  ];
  const fly: StoryMap['returnTo'] = (target, animate, arrived) => {
    stopReturning();
    if (!animate) {
      jump(map, target());
      arrived();
      return;
    }
    const port = {
      camera: () => mapCamera(map),
      jumpTo: (camera: Camera) => jump(map, camera),
      size: () => ({ width: container.clientWidth, height: container.clientHeight }),
    };
    returning = returnToStory(port, target, arrived);
  };
  const onStyle = () => {
    styled = true;
    aids.restyle();
    events.onStale();
  };
  map.once('style.load', onStyle);
  map.once('idle', () => {
    events.onReady();
    loads.want(Object.keys(sourceUrls));
  });
  map.on('error', ({ error, ...of }) => {
    if (!('sourceId' in of) && error.message.startsWith('Worker failed')) {
      events.onUnavailable('not-loaded');
    }
  });

  return {
    apply(change, options) {
      delete container.dataset.camera;
      map.triggerRepaint();
      if (!styled) {
        if (change.camera && options.camera) jump(map, change.camera);
        return;
      }
      loads.want(sceneSources(change));
      write(change, options);
      heads(change);
      aids.note(change);
      Object.assign(shown, change.opacity);
    },
    returnTo: fly,
    flyTo: (camera, animate) =>
      fly(
        () => camera,
        animate,
        () => undefined,
      ),
    features: aids.features,
    openFeature: aids.open,
    lightDay: aids.light,
    setExploring(exploring) {
      map.stop();
      if (exploring) {
        setCooperative(false);
        map.jumpTo({ center: middleOf(map), padding: noPadding });
        map.getCanvas().focus();
      } else {
        setCooperative(true);
      }
    },
    zoomBy(levels, event) {
      map.easeTo({ zoom: map.getZoom() + levels, duration: 300 }, { originalEvent: event });
    },
    retry: (layer) => retries.retry(layer),
    resize: () => map.resize(),
    setTheme(theme) {
      style = look(theme, loads.asked);
      stopBridge();
      stopBridge = bridge();
      write = applyScene(map, style, routeGaps);
      styled = false;
      map.setStyle(style, { diff: false });
      map.once('style.load', onStyle);
      addImages(map, theme, layers);
    },
    view() {
      const { zoom, bearing, pitch } = mapCamera(map);
      const { lng, lat } = middleOf(map);
      return { center: [lng, lat], zoom, bearing, pitch };
    },
    showView: (view) => jump(map, { ...view, padding: noPadding }),
    stop() {
      stopReturning();
      stopBridge();
      for (const stop of stops) stop();
      map.remove();
    },
  };
}
