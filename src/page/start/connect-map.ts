import { locale, page } from 'virtual:words/page';
import type { View } from '../../core/reader/choices.ts';
import type { StoryData } from '../../core/story/story-data.ts';
import { sectionRead } from '../../core/timeline/timeline.ts';
import { createElement, findElement } from '../../dom/elements.ts';
import { after, whenIdle } from '../../dom/frames.ts';
import type { StoryMap, StoryMapEvents } from '../../map/live-map.ts';
import type { Covered } from '../../map/scene/keep-labels-clear.ts';
import { openingFiles } from '../../map/sources/opening-files.ts';
import type { Theme } from '../../style/palette.ts';
import { formatLength } from '../../words/formats.ts';
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
  /** The link's view, shown once the map is ready, unless that is late and the reader is in another section. */
  readonly view: View | undefined;
  readonly signal: AbortSignal;
}

/** `late` if nothing is drawn in time, `again` once a late map's code has loaded, `over` if there will be no map. */
type MapState = 'off' | 'loading' | 'late' | 'again' | 'ready' | 'over';

type MapEvent = 'start' | 'late' | 'code' | 'drawn' | 'fail';

const next: Readonly<Record<MapState, Partial<Record<MapEvent, MapState>>>> = {
  off: { start: 'loading' },
  loading: { late: 'late', drawn: 'ready', fail: 'over' },
  late: { code: 'again', drawn: 'ready', fail: 'over' },
  again: { late: 'late', drawn: 'ready', fail: 'over' },
  ready: { fail: 'over' },
  over: {},
};

/** Returns the value of `html[data-map]`; while it is `unavailable`, the page shows still maps. */
const shownAs = (state: MapState) =>
  state === 'late' || state === 'over' ? 'unavailable' : state === 'again' ? 'loading' : state;

/** Starts the live map on a reader's first sign, or at once for a link to a view, and connects it to the page. */
export function connectMap(input: ConnectMapInput) {
  const { story, loadMap, theme, reading, takeover, panels, poster, signal } = input;
  const opened = location.hash;
  const { map: initial } = document.documentElement.dataset;
  let state: MapState = initial === 'unavailable' ? 'over' : 'off';
  let map: StoryMap | undefined;
  let code: MapCode | undefined;
  let { view } = input;
  const isOver = () => state === 'over';
  const end = () => {
    map?.stop();
    map = undefined;
  };
  /** Returns true if the event changes the state. @param notice What the page says instead of the map. */
  const send = (event: MapEvent, notice?: string): boolean => {
    const before = state;
    state = next[before][event] ?? before;
    if (state === before) return false;
    if (isOver()) end();
    if (notice) takeover.send('back');
    if (before === 'loading') keepOffline(signal);
    writeMapState(shownAs(state), notice);
    return true;
  };
  const late = () => send('late', page.late);
  const start = async () => {
    if (!send('start')) return;
    performance.mark('map:start');
    const files = openingFiles(reading.now().scene);
    const fetching = fetchCode(loadMap, files.worker, late);
    const fonts = loadFonts(files.fonts);
    // The data is fetched only to fill the cache.
    for (const file of files.data) fetch(file).catch(() => undefined);
    // Makes the format for the map's lengths, which takes a while, before the code arrives.
    whenIdle(() => formatLength(1, locale));
    code = await fetching;
    if (!code) {
      if (send('fail', page.notLoaded)) void offerIfReplaced();
      return;
    }
    send('code');
    try {
      code.startWorker();
      const someFonts = Promise.race([fonts.settled, after(startWaits.fonts)]);
      await Promise.all([after(startWaits.worker), someFonts]);
      if (isOver()) return;
      const started = await code.startMap({
        container: findElement('map'),
        scale: findElement('_scale'),
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
      if (isOver()) started.stop();
      else map = started;
    } catch {
      send('fail', page.notSupported);
    }
  };
  const events: StoryMapEvents = {
    onReady() {
      const before = state;
      if (!map || !code || !send('drawn')) return;
      performance.mark('map:ready');
      map.near(sectionRead(reading.now().place));
      if (before === 'late') {
        reading.relayout();
        reading.refresh();
      }
      document.querySelector('#map canvas')?.setAttribute('aria-describedby', '_map-help');
      panels.featureList.offer(code.createFeatureList);
      poster.stop();
      const isElsewhere = before !== 'loading' && location.hash !== opened;
      if (view && !isElsewhere) {
        takeover.send('take');
        map.showView(view);
      }
      view = undefined;
    },
    onLate: late,
    onLost: () => send('fail', page.lost),
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
    state = 'over';
    writeMapState('off');
  });
  return {
    current: () => (shownAs(state) === 'unavailable' ? undefined : map),
    awaitedView: () => view,
    setTheme: (theme: Theme) => map?.setTheme(theme),
  };
}

function writeMapState(shown: ReturnType<typeof shownAs>, text = ''): void {
  const { dataset } = document.documentElement;
  const write = () => {
    dataset.map = shown;
    const notice = findElement('_map-notice');
    notice.textContent = text;
    notice.hidden = text === '';
    placeOffer();
  };
  if (dataset.map === 'unavailable' || shown === 'unavailable') keepPlace(write);
  else write();
}

const signs = ['scroll', 'pointermove', 'pointerdown', 'touchstart', 'keydown', 'focusin'] as const;

/** Calls `start` once, on the first sign of a reader or, if there is none, after a while. */
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

const coveringControls = '.button, .switch, .attribution span, .scale, .locator, .north, #_layers';

/** Minimum distance from a control to a name, in CSS pixels. */
const clearOfControls = 4;

/** Measures what covers the map: each control and, if the text is beside the map, the whole column. */
function coveredBoxes(): readonly Covered[] {
  const map = findElement('map').getBoundingClientRect();
  const controls = findElement('_stage').querySelectorAll(coveringControls);
  const odometers = document.getElementsByClassName('odometer');
  const boxes = [...controls, ...odometers].filter(isVisible).map((control) => {
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

const isVisible = (control: Element): boolean =>
  control.checkVisibility({ visibilityProperty: true, opacityProperty: true });

function column(map: DOMRect): readonly Covered[] {
  const main = document.querySelector<HTMLElement>('main');
  if (!main?.checkVisibility({ visibilityProperty: true }) || isStacked(main)) return [];
  const { left, right } = coveredAside(map, main.getBoundingClientRect());
  const width = left + right;
  return [{ left: right > 0 ? map.width - width : 0, top: 0, width, height: map.height }];
}
