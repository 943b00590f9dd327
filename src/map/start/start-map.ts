import type { Camera } from '../../core/camera/camera.ts';
import type { StoryData } from '../../core/story/story-data.ts';
import type { Scene } from '../../core/timeline/scene.ts';
import { visibleLayers } from '../../core/timeline/visible-layers.ts';
import type { Theme } from '../../style/palette.ts';
import { storyCamera } from '../camera/story-camera.ts';
import { scaleAndLocator } from '../corner/scale-and-locator.ts';
import { inspectFeatures } from '../features/inspect-features.ts';
import { reliefAhead } from '../relief/relief-ahead.ts';
import { renewRelief } from '../relief/renew-relief.ts';
import { keepReliefAhead } from '../relief/serve-relief.ts';
import { type Covered, keepLabelsClear } from '../scene/keep-labels-clear.ts';
import { reportAtRest } from '../scene/report-at-rest.ts';
import { preparedData } from '../sources/prepared-data.ts';
import { sceneSources } from '../sources/scene-sources.ts';
import { sourceUrls } from '../sources/source-urls.ts';
import { storySources } from '../sources/story-sources.ts';
import type { StoryMap, StoryMapEvents } from '../story-map.ts';
import { mapStyle, styleNow } from '../style/map-style.ts';
import { storyStyle } from '../style/story-style.ts';
import type { LabelFont } from '../style/unloaded-faces.ts';
import { createMap } from './create-map.ts';
import { resizeWhenNeeded } from './resize-when-needed.ts';
import { showFirstScene } from './show-first-scene.ts';
import { watchContext } from './watch-context.ts';

export { startWorker } from './start-worker.ts';

export interface StartMapInput {
  readonly container: HTMLElement;
  /** Where the scale is shown, if it is. */
  readonly scale: HTMLElement | null;
  /** What covers the map now, where no name is to be written. */
  readonly covered: () => readonly Covered[];
  readonly title: string;
  readonly language: string;
  readonly theme: Theme;
  readonly story: StoryData;
  readonly scene: Scene;
  /** Where the reader may see the map from next. */
  readonly near: () => readonly Camera[];
  /** The fonts that the page has loaded for the map so far. */
  readonly fonts: ReadonlySet<LabelFont>;
  /** How long the picture of the whole scene is waited for, in milliseconds. */
  readonly patience: number;
  readonly events: StoryMapEvents;
}

/**
 * Starts the live map in `container` at a scene. Everything that MapLibre brings is asked for by
 * this module, so that a page that imports it lazily shows its text first.
 *
 * @throws Where WebGL 2 is missing.
 */
export function startMap(input: StartMapInput): StoryMap {
  const { container, story, events } = input;
  let { scene, theme } = input;
  const now = () => scene;
  const sources = storySources({
    urls: sourceUrls,
    prepare: (name, data) => preparedData(story.layers, name, data),
    onData: (name) => style.add(name),
    onState: events.onLayer,
  });
  const styleIn = (theme: Theme) =>
    storyStyle({
      ...story,
      ...input,
      theme,
      width: container.clientWidth,
      data: (name) => sources.there.get(name) ?? sourceUrls[name] ?? '',
    });
  const whole = styleIn(theme);
  const opening = styleNow(whole, scene, sources.there);
  const map = createMap(container, opening, scene.camera, story.world, input.title);
  const camera = storyCamera(map, events.onTakeover);
  const features = inspectFeatures({ map, style: whole, layers: story.layers, scene: now, events });
  const style = mapStyle({
    map,
    story,
    sources,
    style: whole,
    styleIn,
    theme,
    scene: now,
    jump: camera.jump,
    onLoad: features.restyle,
  });
  const opened = {
    ...events,
    onReady() {
      events.onReady();
      const { near } = input;
      stops.push(reliefAhead(map, { ...story, theme: () => theme, near, keep: keepReliefAhead }));
    },
  };
  const stopClearing = keepLabelsClear(map, input.covered);
  const rest = reportAtRest(map, container, () => visibleLayers(scene));
  const stops: (() => void)[] = [
    showFirstScene(map, sources, { ...input, events: opened }),
    stopClearing,
    scaleAndLocator(map, input.scale, story.world.locator),
    renewRelief(map),
    watchContext(map, { onLost: style.lose, onRestored: style.renew, onGone: events.onLost }),
    ...[camera, features, rest, sources, style].map(({ stop }) => stop),
    () => map.remove(),
  ];
  return {
    ...camera,
    ...features,
    apply(next, change) {
      scene = next;
      rest.disturb();
      sources.ask(sceneSources(next));
      style.write(next, change);
      features.show(next);
    },
    setUnderway: rest.setUnderway,
    retry: sources.retry,
    resize: resizeWhenNeeded(map),
    setTheme(next) {
      theme = next;
      style.setTheme(next);
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}
