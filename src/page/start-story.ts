import type { LabelSpec } from '../core/label-spec.ts';
import type { LayerSpec } from '../core/layer-spec.ts';
import { readLink, writeLink } from '../core/link.ts';
import type { SceneSpecs } from '../core/scene-spec.ts';
import type { View } from '../core/view.ts';
import { visibleLayers } from '../core/visible-layers.ts';
import type { Wishes } from '../core/wishes.ts';
import { openingFiles } from '../map/opening-files.ts';
import { replaceAddress } from './address.ts';
import { linkChart } from './chart-link.ts';
import { connectFeatures } from './connect-features.ts';
import { copyLink } from './copy-link.ts';
import { findElement } from './find-element.ts';
import { onFirstSign } from './first-sign.ts';
import { foldLegend } from './fold-legend.ts';
import { holdPlace } from './hold-place.ts';
import { holdTakeover } from './hold-takeover.ts';
import { createLegend } from './legend.ts';
import { holdLiveMap, type LoadMap, mapWords } from './live-map.ts';
import { connectControls } from './map-controls.ts';
import { observeMotion } from './observe-motion.ts';
import { observeTheme } from './observe-theme.ts';
import { keepOffline } from './offline.ts';
import { openAbout } from './open-about.ts';
import { createPoster } from './poster.ts';
import { fillPrintAddress } from './print-address.ts';
import { type Frame, startReading } from './reading.ts';
import { onRest } from './rest.ts';
import { observeSectionKeys } from './section-keys.ts';
import { createSectionNav, readSectionNames } from './section-nav.ts';
import { createTravelled } from './travelled.ts';

export interface StoryInput {
  readonly layers: readonly LayerSpec[];
  readonly scenes: SceneSpecs;
  readonly labels: readonly LabelSpec[];
  readonly loadMap: LoadMap;
}

/** How far the reader scrolls on, in CSS pixels, before the story takes the camera back. */
const scrollOn = 48;

/** Brings the page to life: the text stays as it is, the map follows the reading. */
export function startStory({ layers, scenes, labels, loadMap }: StoryInput): void {
  const root = document.documentElement;
  const names = readSectionNames();
  const sections = names.map(({ id }) => id);
  const known = { sections, layers: layers.map(({ id }) => id) };
  const link = readLink(location.search, location.hash, known);
  let wishes: Wishes = link.wishes;
  let takenAt = 0;

  const controls = connectControls({
    onExplore: () => takeover.send('explore'),
    onBack: () => takeover.send('back'),
    onZoom: (levels, event) => live.current()?.zoomBy(levels, event),
    onPan: (right, down, event) => live.current()?.panBy(right, down, event),
    onCopy: () => copyLink(writeLink({ wishes, ...viewNow() }, location.search)),
  });
  const motion = observeMotion(findElement('motion'), () => reading.relayout());
  const theme = observeTheme((next) => live.current()?.setTheme(next));
  const legend = createLegend({
    group: findElement('layers'),
    layers,
    onWish: (layer, visible) => wish({ ...wishes, [layer]: visible }),
    onReset: () => wish({}),
    onRetry: (layer) => live.current()?.retry(layer),
  });
  const chart = linkChart((date) => live.current()?.lightDay(date));
  const featureList = connectFeatures({
    layers,
    map: () => live.current(),
    motion: motion.allowed,
    whole: () => takeover.state() === 'exploring',
    onTake: () => takeover.send('gesture'),
  });
  foldLegend(findElement<HTMLDetailsElement>('layers-panel'));
  const nav = createSectionNav(findElement('sections'), names);
  const travelled = createTravelled();
  const poster = createPoster(document.querySelector('#poster'), findElement('stage'), theme.theme);
  const showPoster = ({ place, scene }: Pick<Frame, 'place' | 'scene'>) =>
    poster.show(place.id === sections[0] ? scene.camera : undefined);

  const takeover = holdTakeover((state, before) => {
    const map = live.current();
    root.dataset.mode = state;
    controls.show(state);
    if (state === 'reader') takenAt = window.scrollY;
    if ((before === 'exploring') !== (state === 'exploring')) {
      map?.setExploring(state === 'exploring');
      reading.relayout();
    }
    if (state === 'returning') {
      const arrived = () => takeover.send('returned');
      if (map) map.returnTo(() => reading.now().scene.camera, motion.allowed(), arrived);
      else arrived();
    }
    if (state === 'story') reading.refresh();
  });

  holdPlace();
  const reading = startReading({
    scenes,
    wishes: () => wishes,
    motion: motion.allowed,
    onLayout() {
      takenAt = window.scrollY;
      live.current()?.resize();
    },
    onJump: () => takeover.send('jump'),
    onScroll(scrolled) {
      if (Math.abs(scrolled - takenAt) > scrollOn) takeover.send('scroll');
    },
    onFrame({ scene, place }, change) {
      showPoster({ scene, place });
      live.current()?.apply(change, { camera: takeover.state() === 'story' });
      legend.show(visibleLayers(scene), wishes);
      featureList.show(visibleLayers(scene), false);
      nav.show(place.id, place.travelTo ? 1 : place.progress);
    },
  });

  const live = holdLiveMap(
    loadMap,
    () => openingFiles(reading.now().scene),
    (startMap) =>
      startMap({
        container: findElement('map'),
        scale: document.getElementById('scale'),
        title: 'Map of the story',
        language: root.lang,
        theme: theme.theme(),
        layers,
        labels,
        scene: reading.now().scene,
        events: {
          onReady() {
            live.ready();
            featureList.offer();
            poster.stop();
            keepOffline();
          },
          onUnavailable: (reason) => live.giveUp(mapWords[reason]),
          onTakeover: () => takeover.send('gesture'),
          onLayer: legend.setState,
          onRoute: travelled.show,
          onSites: chart.light,
          onAbout(layer) {
            takeover.send('back');
            openAbout(layer);
          },
          onPanelClose(hadFocus) {
            if (hadFocus) featureList.focus();
          },
          onStale: () => reading.refresh(),
        },
      }),
    (words) => {
      controls.notice(words);
      keepOffline();
    },
  );

  function wish(next: Wishes): void {
    wishes = next;
    saveAddress();
    reading.request();
    const visible = visibleLayers(reading.now().scene);
    legend.show(visible, wishes);
    featureList.show(visible, true);
  }

  function saveAddress(): void {
    const { id } = reading.now().place;
    replaceAddress(writeLink({ wishes }, location.search), id === sections[0] ? undefined : id);
  }

  function viewNow(): { view?: View } {
    const view = live.current()?.view();
    return view ? { view } : {};
  }

  async function start(): Promise<void> {
    await live.start();
    if (!link.view) return;
    takeover.send('link-view');
    live.current()?.showView(link.view);
  }

  const letterKeys = findElement<HTMLInputElement>('letter-keys');
  const { place, scene } = reading.now();
  legend.show(visibleLayers(scene), wishes);
  featureList.show(visibleLayers(scene), false);
  nav.show(place.id, place.progress);
  showPoster({ place, scene });
  observeSectionKeys(
    sections,
    () => reading.now().place.id,
    (section) => {
      location.hash = section;
    },
    () => letterKeys.checked,
  );
  onRest(saveAddress);
  if (link.view) start();
  else onFirstSign(start);
  fillPrintAddress();
  root.dataset.script = 'on';
  performance.mark('story:ready');
}
