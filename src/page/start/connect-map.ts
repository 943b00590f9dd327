import { page } from 'virtual:words/page';
import type { View } from '../../core/reader/choices.ts';
import type { StoryData } from '../../core/story/story-data.ts';
import { sectionRead } from '../../core/timeline/timeline.ts';
import { createElement, findElement } from '../../dom/elements.ts';
import type { StoryMap, StoryMapEvents } from '../../map/live-map.ts';
import type { Covered } from '../../map/scene/keep-labels-clear.ts';
import { openingFiles } from '../../map/sources/opening-files.ts';
import type { Theme } from '../../style/palette.ts';
import type { StoryPanels } from '../panels/story-panels.ts';
import { openAround } from '../reading/folds.ts';
import { keepPlace } from '../reading/keep-place.ts';
import { coveredAside, isStacked } from '../reading/measure-page.ts';
import type { Reading } from '../reading/reading.ts';
import type { Takeover } from '../reading/takeover.ts';
import { fetchCode, loadFonts, type MapCode, startWaits } from './fetch-map.ts';
import { keepOffline, offerIfReplaced, placeOffer } from './offline.ts';
import type { Poster } from './poster.ts';

export interface ConnectMapInput {
  readonly story: StoryData;
  readonly loadMap: () => Promise<MapCode>;
  readonly theme: () => Theme;
  readonly reading: Reading;
  readonly takeover: Takeover;
  readonly panels: StoryPanels;
  readonly poster: Poster;
  /** The view in the page's link, shown once the map is ready, unless it is late and the reader in another section. */
  readonly view: View | undefined;
  readonly signal: AbortSignal;
}

/**
 * `off` until the map starts, `loading` until its first scene is drawn, then `ready`. While it is `unavailable`, for now
 * or for good, the page shows still maps; a late file leads back to `loading`, a late picture to `ready`.
 */
type MapState = 'off' | 'loading' | 'ready' | 'unavailable';

/**
 * Starts the live map on the first sign of a reader, or at once for a link to a view, and connects it to the page. Keeps
 * its {@link MapState} in `html[data-map]`, and the marks `map:start` and `map:ready`.
 */
export function connectMap(input: ConnectMapInput) {
  const { story, loadMap, theme, reading, takeover, panels, poster, signal } = input;
  const opened = location.hash;
  const { map: asked } = document.documentElement.dataset;
  let state: MapState = asked === 'unavailable' ? asked : 'off';
  let map: StoryMap | undefined;
  let code: MapCode | undefined;
  let { view } = input;
  let [over, wasLate, isKept] = [false, false, false];
  const isIn = (at: MapState) => state === at;
  const enter = (next: MapState, words?: string) => {
    state = next;
    writeMapState(next, words);
  };
  const keep = () => {
    if (!isKept) keepOffline(signal);
    isKept = true;
  };
  const fallBack = (words: string) => {
    wasLate = true;
    takeover.send('back');
    keep();
    enter('unavailable', words);
  };
  const end = () => {
    over = true;
    map?.stop();
    map = undefined;
  };
  const giveUp = (words: string) => {
    if (over) return;
    end();
    fallBack(words);
  };
  /** Nothing has been drawn in time; the map may yet come. */
  const late = () => {
    if (!over && isIn('loading')) fallBack(page.late);
  };
  const start = async () => {
    if (!isIn('off')) return;
    enter('loading');
    performance.mark('map:start');
    const files = openingFiles(reading.now().scene);
    const fetching = fetchCode(loadMap, files.worker, late);
    const fonts = loadFonts(files.fonts);
    // The data only for the cache.
    for (const file of files.data) fetch(file).catch(() => undefined);
    code = await fetching;
    if (over) return;
    if (!code) {
      giveUp(page.notLoaded);
      void offerIfReplaced();
      return;
    }
    if (!isIn('loading')) enter('loading');
    try {
      code.startWorker();
      const someFonts = Promise.race([fonts.settled, after(startWaits.fonts)]);
      await Promise.all([after(startWaits.worker), someFonts]);
      if (over) return;
      const started = await code.startMap({
        container: findElement('map'),
        scale: document.getElementById('_scale'),
        covered: coveredBoxes,
        title: page.mapTitle,
        patience: startWaits.picture,
        story,
        scene: () => reading.now().scene,
        theme,
        fonts: fonts.loaded,
        events,
        signal,
      });
      if (over) started.stop();
      else map = started;
    } catch {
      giveUp(page.notSupported);
    }
  };
  const events: StoryMapEvents = {
    onReady() {
      if (over || !map || !code || isIn('ready')) return;
      const wasUnavailable = isIn('unavailable');
      performance.mark('map:ready');
      enter('ready');
      map.near(sectionRead(reading.now().place));
      if (wasUnavailable) {
        reading.relayout();
        reading.refresh();
      }
      document.querySelector('#map canvas')?.setAttribute('aria-describedby', '_map-help');
      panels.featureList.offer(code.createFeatureList);
      poster.stop();
      keep();
      const isElsewhere = wasLate && location.hash !== opened;
      if (view && !isElsewhere) {
        takeover.send('take');
        map.showView(view);
      }
      view = undefined;
    },
    onLate: late,
    onLost: () => giveUp(page.lost),
    onTakeover: () => takeover.send('take'),
    onLayer(layer, state) {
      panels.legend.setState(layer, state);
      if (state === 'failed') void offerIfReplaced();
    },
    onLit: panels.charts.light,
    onAbout(layer) {
      takeover.send('back');
      openAround(document.getElementById(`_about_${layer}`));
    },
    onSection(section) {
      takeover.send('back');
      createElement('a', { href: `#${section}` }).click();
    },
    onPanelClose(hadFocus) {
      if (hadFocus) panels.featureList.focus();
    },
  };
  if (view) void start();
  else onFirstSign(start, signal);
  signal.addEventListener('abort', () => {
    document.querySelector('.update')?.remove();
    end();
    enter('off');
  });
  return {
    /** The map, unless it is unavailable. */
    current: () => (isIn('unavailable') ? undefined : map),
    /** The view in the page's link, until it is shown. */
    awaitedView: () => view,
    setTheme: (theme: Theme) => map?.setTheme(theme),
  };
}

const after = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** Writes the state to the page, and words in place of the map, if any. */
function writeMapState(next: MapState, words: string | undefined): void {
  const { dataset } = document.documentElement;
  const write = () => {
    dataset.map = next;
    const notice = findElement('_map-notice');
    notice.textContent = words ?? '';
    notice.hidden = words === undefined;
    placeOffer();
  };
  if (dataset.map === 'unavailable' || next === 'unavailable') keepPlace(write);
  else write();
}

const signs = ['scroll', 'pointermove', 'pointerdown', 'touchstart', 'keydown', 'focusin'] as const;

/** Calls `start` once: on the first sign of a reader, or a while after the page has loaded, or should have. */
function onFirstSign(start: () => void, signal: AbortSignal): void {
  const waiting = new AbortController();
  const options = { passive: true, signal: waiting.signal };
  const stop = () => {
    clearTimeout(timer);
    waiting.abort();
  };
  const once = () => {
    stop();
    start();
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(once, startWaits.sign);
  };
  let timer = setTimeout(once, startWaits.load);
  for (const sign of signs) window.addEventListener(sign, once, options);
  if (document.readyState === 'complete') wait();
  else window.addEventListener('load', wait, options);
  signal.addEventListener('abort', stop);
}

const coveringControls =
  '.button, .switch, .attribution span, .scale, .locator, .north, #_key, #_layers';

/** From a control to a name, in CSS pixels. */
const clearOfControls = 4;

/** What covers the map now: each control, and beside the text the whole column. */
function coveredBoxes(): readonly Covered[] {
  const map = findElement('map').getBoundingClientRect();
  const controls = document.querySelectorAll(`#_stage :is(${coveringControls}), .odometer`);
  const boxes = [...controls].filter(isSeen).map((control) => {
    const { left, top, width, height } = control.getBoundingClientRect();
    return {
      left: left - map.left - clearOfControls,
      top: top - map.top - clearOfControls,
      width: width + 2 * clearOfControls,
      height: height + 2 * clearOfControls,
    };
  });
  const top = findElement('_stage').getBoundingClientRect().bottom - map.top;
  const below = { left: 0, top, width: map.width, height: map.height - top };
  return [...boxes, ...(below.height > 0 ? [below] : []), ...column(map)];
}

const isSeen = (control: Element): boolean =>
  control.checkVisibility({ visibilityProperty: true, opacityProperty: true });

function column(map: DOMRect): readonly Covered[] {
  const main = document.querySelector<HTMLElement>('main');
  if (!main?.checkVisibility({ visibilityProperty: true }) || isStacked(main)) return [];
  const { left, right } = coveredAside(map, main.getBoundingClientRect());
  const width = left + right;
  return [{ left: right > 0 ? map.width - width : 0, top: 0, width, height: map.height }];
}
