import { page } from 'virtual:words/page';
import { findElement } from '../../dom/elements.ts';
import type { StoryMap } from '../../map/live-map.ts';
import type { LabelFont, OpeningFiles } from '../../map/sources/opening-files.ts';
import type { startMap, startWorker } from '../../map/start/start-map.ts';
import type { Theme } from '../../style/palette.ts';
import type { FeatureListCode } from '../panels/story-panels.ts';
import { keepPlace } from '../reading/keep-place.ts';
import { type LoadingFonts, loadFonts } from './load-fonts.ts';
import { placeOffer } from './offline.ts';

/** The module that brings MapLibre, and what the page needs for a map alone. */
export interface MapCode extends FeatureListCode {
  readonly startWorker: typeof startWorker;
  readonly startMap: typeof startMap;
}

/** Fetches that module, once a reader is there. */
export type LoadMap = () => Promise<MapCode>;

/** The live map, which may not be there yet, or ever. */
export interface LiveMap {
  /** The map where the page shows it, or is about to. */
  readonly current: () => StoryMap | undefined;
  /**
   * Fetches and starts the map; a second call changes nothing. Resolves to whether the map was made
   * without having been unavailable meanwhile.
   */
  readonly start: () => Promise<boolean>;
  /** The first scene is drawn. */
  readonly ready: () => void;
  /** Nothing has been drawn in time; the map may yet come. */
  readonly late: () => void;
  /** Tells the map the page's theme, even while it is unavailable. */
  readonly setTheme: (theme: Theme) => void;
  /** Gives the map up, with words for the reader. */
  readonly giveUp: (words: string) => void;
  /** Takes the map away, or keeps one that is still loading from being made. */
  readonly stop: () => void;
}

interface LiveMapInput {
  readonly load: LoadMap;
  /** The files that are requested together with the map's code. */
  readonly files: () => OpeningFiles;
  readonly create: (code: MapCode, fonts: ReadonlySet<LabelFont>) => StoryMap;
  /** The map is about to be unavailable. */
  readonly onUnavailable: () => void;
  /** The map is there after it was unavailable, and shows the scene of an earlier moment. */
  readonly onRecovered: () => void;
  /** A file of this build could not be fetched. */
  readonly onMissing: () => void;
}

/**
 * Keeps the live map and tells its state to the page: `html[data-map]`, as {@link MapState} has it,
 * and the marks `map:start` and `map:ready`.
 */
export function createLiveMap(input: LiveMapInput): LiveMap {
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
    if (!isIn('off')) return false;
    enter('loading');
    performance.mark('map:start');
    const opening = requestOpening(input, late);
    const code = await opening.code;
    if (over) return false;
    if (!code) {
      giveUp(page.notLoaded);
      input.onMissing();
      return false;
    }
    const inTime = isIn('loading');
    if (!inTime) enter('loading');
    try {
      await startWorkerAndFonts(code, opening.fonts);
      if (!over) map = input.create(code, opening.fonts.loaded);
    } catch {
      giveUp(page.notSupported);
    }
    return inTime && map !== undefined;
  };
  return {
    current: () => (isIn('unavailable') ? undefined : map),
    start,
    ready() {
      if (over || !map || isIn('ready')) return;
      const wasUnavailable = isIn('unavailable');
      performance.mark('map:ready');
      enter('ready');
      if (wasUnavailable) input.onRecovered();
    },
    late,
    setTheme: (theme) => map?.setTheme(theme),
    giveUp,
    stop() {
      end();
      enter('off');
    },
  };
}

/** Requests at once all that a map starts with; what it fetches of data is for the cache. */
function requestOpening({ load, files }: LiveMapInput, onLate: () => void) {
  const { worker, data, fonts } = files();
  const opening = { code: fetchCode(load, worker, onLate), fonts: loadFonts(fonts) };
  for (const file of data) fetch(file).catch(() => undefined);
  return opening;
}

/** Starts the map's worker, and waits a little for it and for the fonts of the map's first names. */
function startWorkerAndFonts(
  { startWorker }: MapCode,
  { settled }: LoadingFonts,
): Promise<unknown> {
  startWorker();
  return Promise.all([after(startWaits.worker), Promise.race([settled, after(startWaits.fonts)])]);
}

const after = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/**
 * How long the page waits for what a start needs before it goes on without, in milliseconds. How long
 * it waits for its own script is in `styles/late-script.css`, since without one only the style sheet can.
 */
export const startWaits = {
  /** For a sign of a reader once the page has loaded; then the map starts by itself. */
  sign: 3500,
  /** For the page to have loaded: a font or a picture that never answers keeps it from that. */
  load: 10_000,
  /** For the map's code and the code of its worker, together. */
  code: 20_000,
  /**
   * For the browser to set the map's worker going. The main thread is left free for it; making the
   * map would keep both waiting.
   */
  worker: 15,
  /** For the fonts of the map's first names; it loads later ones itself. */
  fonts: 1000,
  /** For a picture of the first scene, from when the map is made. */
  picture: 20_000,
} as const;

/**
 * What `html[data-map]` says. The map is `off` until it is asked for, `loading` until its first scene
 * is drawn, then `ready`. While the page stands without it, for now or for good, it is `unavailable`:
 * the still maps are there, with a word. What comes late after all leads back from there, a file to
 * `loading` and a picture to `ready`.
 */
type MapState = 'off' | 'loading' | 'ready' | 'unavailable';

/** Writes the map's state to the page, and its words in place of the map, if it has any. */
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

/** Says something calmly in place of the map, or takes the words away. */
function showNotice(words: string | undefined): void {
  const notice = findElement('_map-notice');
  notice.textContent = words ?? '';
  notice.hidden = words === undefined;
}

/**
 * Fetches the map's code; nothing where it or its worker's code cannot be had.
 *
 * @param worker The URL of the worker's code, which is fetched so that the cache has it.
 * @param onLate Called where they have neither come nor failed in time; they may still come.
 */
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
