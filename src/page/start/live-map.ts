import { page } from 'virtual:words/page';
import { findElement } from '../../dom/elements.ts';
import type { StoryMap } from '../../map/live-map.ts';
import type { LabelFont, OpeningFiles } from '../../map/sources/opening-files.ts';
import type { startWorker } from '../../map/start/create-map.ts';
import type { startMap } from '../../map/start/start-map.ts';
import type { Theme } from '../../style/palette.ts';
import type { FeatureListCode } from '../panels/story-panels.ts';
import { keepPlace } from '../reading/keep-place.ts';
import { placeOffer } from './offline.ts';

/** The module of the live map. */
export interface MapCode extends FeatureListCode {
  readonly startWorker: typeof startWorker;
  readonly startMap: typeof startMap;
}

export type LoadMap = () => Promise<MapCode>;

interface LiveMapInput {
  readonly load: LoadMap;
  /** Requested together with the map's code. */
  readonly files: () => OpeningFiles;
  readonly create: (code: MapCode, fonts: ReadonlySet<LabelFont>) => StoryMap;
  readonly onUnavailable: () => void;
  /** The map is ready after it was unavailable, at an earlier scene. */
  readonly onRecovered: () => void;
  /** A file of this build could not be fetched. */
  readonly onMissing: () => void;
}

/** Keeps the live map, its {@link MapState} in `html[data-map]`, and the marks `map:start` and `map:ready`. */
export function createLiveMap(input: LiveMapInput) {
  let map: StoryMap | undefined;
  const { map: asked } = document.documentElement.dataset;
  let state: MapState = asked === 'unavailable' ? asked : 'off';
  let over = false;
  const isIn = (at: MapState) => state === at;
  const enter = (next: MapState, words?: string) => {
    state = next;
    writeMapState(next, words);
  };
  const fallBack = (words: string) => {
    input.onUnavailable();
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
  const late = () => {
    if (!over && isIn('loading')) fallBack(page.late);
  };
  const start = async () => {
    if (!isIn('off')) return;
    enter('loading');
    performance.mark('map:start');
    const opening = requestOpening(input, late);
    const code = await opening.code;
    if (over) return;
    if (!code) {
      giveUp(page.notLoaded);
      input.onMissing();
      return;
    }
    if (!isIn('loading')) enter('loading');
    try {
      await startWorkerAndFonts(code, opening.fonts);
      if (!over) map = input.create(code, opening.fonts.loaded);
    } catch {
      giveUp(page.notSupported);
    }
  };
  return {
    /** The map, unless it is unavailable. */
    current: () => (isIn('unavailable') ? undefined : map),
    start,
    /** The first scene is drawn. */
    ready() {
      if (over || !map || isIn('ready')) return;
      const wasUnavailable = isIn('unavailable');
      performance.mark('map:ready');
      enter('ready');
      if (wasUnavailable) input.onRecovered();
    },
    /** Nothing has been drawn in time; the map may yet come. */
    late,
    setTheme: (theme: Theme) => map?.setTheme(theme),
    giveUp,
    stop() {
      end();
      enter('off');
    },
  };
}

/** Requests all that a map starts with; the data only for the cache. */
function requestOpening({ load, files }: LiveMapInput, onLate: () => void) {
  const { worker, data, fonts } = files();
  const opening = { code: fetchCode(load, worker, onLate), fonts: loadFonts(fonts) };
  for (const file of data) fetch(file).catch(() => undefined);
  return opening;
}

/** Starts the map's worker, and waits a little for it and for fonts. */
function startWorkerAndFonts(
  { startWorker }: MapCode,
  { settled }: ReturnType<typeof loadFonts>,
): Promise<unknown> {
  startWorker();
  return Promise.all([after(startWaits.worker), Promise.race([settled, after(startWaits.fonts)])]);
}

const after = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** How long the page waits, in milliseconds; for its own script it is `styles/late-script.css` that waits. */
export const startWaits = {
  /** For a sign of a reader once the page has loaded. */
  sign: 3500,
  /** For the page to load, which a request without a response prevents. */
  load: 10_000,
  /** For the map's code and the code of its worker, together. */
  code: 20_000,
  /** For the browser to start the map's worker, while the main thread is free. */
  worker: 15,
  /** For the fonts of the first names; the map loads later ones itself. */
  fonts: 1000,
  /** For a picture of the first scene. */
  picture: 20_000,
} as const;

/**
 * `off` until the map starts, `loading` until its first scene is drawn, then `ready`. While it is `unavailable`, for now
 * or for good, the page shows still maps; a late file leads back to `loading`, a late picture to `ready`.
 */
type MapState = 'off' | 'loading' | 'ready' | 'unavailable';

/** Writes the state to the page, and words in place of the map, if any. */
function writeMapState(next: MapState, words?: string): void {
  const { dataset } = document.documentElement;
  const write = () => {
    dataset.map = next;
    showNotice(words);
    placeOffer();
  };
  if (dataset.map === 'unavailable' || next === 'unavailable') keepPlace(write);
  else write();
}

function showNotice(words: string | undefined): void {
  const notice = findElement('_map-notice');
  notice.textContent = words ?? '';
  notice.hidden = words === undefined;
}

/** Fetches the map's code, and the worker's for the cache; undefined where one fails. What is late may still come. */
async function fetchCode<Code>(
  load: () => Promise<Code>,
  worker: string,
  onLate: () => void,
): Promise<Code | undefined> {
  const late = setTimeout(onLate, startWaits.code);
  try {
    const [code, { ok }] = await Promise.all([load(), fetch(worker)]);
    return ok ? code : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(late);
  }
}

/** Loads fonts of the page's style sheet all together, once their files are there, since each may reflow text. */
export function loadFonts(fonts: readonly LabelFont[]) {
  const loaded = new Set<LabelFont>();
  const load = (font: LabelFont) =>
    document.fonts.load(font.font, font.text).then(
      ({ length }) => {
        if (length > 0) loaded.add(font);
      },
      () => undefined,
    );
  const files = new Set(fonts.map(({ url }) => url));
  const settled = Promise.allSettled([...files].map(fetchWhole)).then(() =>
    Promise.all(fonts.map(load)),
  );
  return { loaded: loaded as ReadonlySet<LabelFont>, settled };
}

const fetchWhole = async (url: string): Promise<unknown> => (await fetch(url)).arrayBuffer();
