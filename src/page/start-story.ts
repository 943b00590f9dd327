import type { LayerSpec } from '../core/layer-spec.ts';
import { readLink, writeLink } from '../core/link.ts';
import type { SceneSpecs } from '../core/scene-spec.ts';
import { type TakeoverEvent, type TakeoverState, takeover } from '../core/takeover.ts';
import type { Wishes } from '../core/wishes.ts';
import type { startMap } from '../map/start-map.ts';
import type { StoryMap } from '../map/story-map.ts';
import { replaceAddress } from './address.ts';
import { findElement } from './find-element.ts';
import { onFirstSign } from './first-sign.ts';
import { createLegend } from './legend.ts';
import { connectControls } from './map-controls.ts';
import { observeMotion } from './observe-motion.ts';
import { observeTheme } from './observe-theme.ts';
import { startReading } from './reading.ts';
import { onRest } from './rest.ts';

export interface StoryInput {
  readonly layers: readonly LayerSpec[];
  readonly scenes: SceneSpecs;
  /** Fetches the module that brings MapLibre; called once, when a reader is there. */
  readonly loadMap: () => Promise<{ readonly startMap: typeof startMap }>;
}

/** How far the reader scrolls on, in CSS pixels, before the story takes the camera back. */
const scrollOn = 48;

/** Brings the page to life: the text stays as it is, the map follows the reading. */
export function startStory({ layers, scenes, loadMap }: StoryInput): void {
  const root = document.documentElement;
  const sections = Object.keys(scenes);
  const link = readLink(location.search, location.hash, {
    sections,
    layers: layers.map(({ id }) => id),
  });
  let wishes: Wishes = link.wishes;
  let state: TakeoverState = 'story';
  let takenAt = 0;
  let map: StoryMap | undefined;

  const controls = connectControls({
    onExplore: () => send('explore'),
    onBack: () => send('back'),
    onZoom: (levels, event) => map?.zoomBy(levels, event),
  });
  const motion = observeMotion(findElement('motion'), () => reading.relayout());
  const theme = observeTheme((next) => {
    map?.setTheme(next);
  });
  const legend = createLegend({
    group: findElement('layers'),
    layers,
    onWish: (layer, visible) => wish({ ...wishes, [layer]: visible }),
    onReset: () => wish({}),
    onRetry: (layer) => map?.retry(layer),
  });
  const reading = startReading({
    scenes,
    wishes: () => wishes,
    motion: motion.allowed,
    onLayout: () => map?.resize(),
    onFrame({ scene, place, position }, change) {
      map?.apply(change, { camera: state === 'story' });
      legend.show(visibleLayers(scene.opacity), wishes);
      root.dataset.section = place.id;
      if (state === 'reader' && Math.abs(position - takenAt) > scrollOn) send('scroll');
    },
  });

  function send(event: TakeoverEvent): void {
    const before = state;
    state = takeover(state, event);
    if (state === before) return;
    root.dataset.mode = state;
    controls.show(state);
    if (state === 'reader') takenAt = window.scrollY;
    if ((before === 'exploring') !== (state === 'exploring')) {
      map?.setExploring(state === 'exploring');
      reading.relayout();
    }
    if (state === 'returning') {
      map?.returnTo(
        () => reading.now().scene.camera,
        motion.allowed(),
        () => send('returned'),
      );
    }
    if (state === 'story') reading.refresh();
  }

  function wish(next: Wishes): void {
    wishes = next;
    saveAddress();
    legend.show(visibleLayers(reading.now().scene.opacity), wishes);
    reading.request();
  }

  function saveAddress(): void {
    const { id } = reading.now().place;
    const first = id === sections[0];
    replaceAddress(writeLink({ wishes }, location.search), first ? undefined : id);
  }

  async function startLiveMap(): Promise<void> {
    root.dataset.map = 'loading';
    performance.mark('map:start');
    const unavailable = (reason: string) => {
      root.dataset.map = 'unavailable';
      controls.notice(reason);
    };
    try {
      const { startMap: start } = await loadMap();
      map = start({
        container: findElement('map'),
        title: 'Map of the story',
        language: root.lang,
        theme: theme.theme(),
        layers,
        scene: reading.now().scene,
        events: {
          onReady() {
            performance.mark('map:ready');
            root.dataset.map = 'ready';
          },
          onUnavailable: unavailable,
          onTakeover: () => send('gesture'),
          onLayer: legend.setState,
          onStale: reading.refresh,
        },
      });
    } catch {
      unavailable(
        'The live map cannot be shown in this browser. The story is complete without it.',
      );
    }
  }

  legend.show(visibleLayers(reading.now().scene.opacity), wishes);
  onRest(saveAddress);
  onFirstSign(startLiveMap);
  root.dataset.script = 'on';
  performance.mark('story:ready');
}

function visibleLayers(opacity: Readonly<Record<string, number>>): ReadonlySet<string> {
  return new Set(Object.keys(opacity).filter((id) => (opacity[id] ?? 0) > 0));
}
