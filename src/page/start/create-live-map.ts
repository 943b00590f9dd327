import { page } from '#words';
import type { OpeningFiles } from '../../map/start/opening-files.ts';
import type { startMap, startWorker } from '../../map/start/start-map.ts';
import type { StoryMap } from '../../map/story-map.ts';
import type { LabelFont } from '../../map/style/unloaded-faces.ts';
import type { Theme } from '../../style/palette.ts';
import { type AskedFonts, askFonts } from './ask-fonts.ts';
import { fetchCode } from './fetch-code.ts';
import { type MapState, writeMapState } from './map-state.ts';
import { startWaits } from './start-waits.ts';

/** The module that brings MapLibre. */
interface MapCode {
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
   * Fetches and starts the map; a second call changes nothing. Tells whether the map was made without
   * the page having to stand without it meanwhile.
   */
  readonly start: () => Promise<boolean>;
  /** The first scene is drawn. */
  readonly ready: () => void;
  /** Nothing has been drawn in time; the map may yet come. */
  readonly late: () => void;
  /** Tells the map the page's theme, though the page may stand without it just now. */
  readonly setTheme: (theme: Theme) => void;
  /** Gives the map up, with words for the reader. */
  readonly giveUp: (words: string) => void;
  /** Takes the map away, or keeps one that is still loading from being made. */
  readonly stop: () => void;
}

interface LiveMapInput {
  readonly load: LoadMap;
  /** The files that are asked for together with the map's code. */
  readonly files: () => OpeningFiles;
  readonly create: (start: typeof startMap, fonts: ReadonlySet<LabelFont>) => StoryMap;
  /** The page is about to stand without the map. */
  readonly onAside: () => void;
  /** The map has come back to a page that stood without it, and shows the scene of another time. */
  readonly onBack: () => void;
  /** A file of this build cannot be had. */
  readonly onGone: () => void;
}

/**
 * Keeps the live map and tells its state to the page: `html[data-map]`, as {@link MapState} has it,
 * and the marks `map:start` and `map:ready`.
 */
export function createLiveMap(input: LiveMapInput): LiveMap {
  let map: StoryMap | undefined;
  let state: MapState = 'off';
  let over = false;
  const isIn = (at: MapState) => state === at;
  const enter = (next: MapState, words?: string) => {
    state = next;
    writeMapState(next, words);
  };
  const stepAside = (words: string) => {
    input.onAside();
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
    stepAside(words);
  };
  const late = () => {
    if (!over && isIn('loading')) stepAside(page.late);
  };
  const start = async () => {
    if (!isIn('off')) return false;
    enter('loading');
    performance.mark('map:start');
    const opening = askForOpening(input, late);
    const code = await opening.code;
    if (over) return false;
    if (!code) {
      giveUp(page.notLoaded);
      input.onGone();
      return false;
    }
    const inTime = isIn('loading');
    if (!inTime) enter('loading');
    try {
      await startWorkerAndFonts(code, opening.fonts);
      if (!over) map = input.create(code.startMap, opening.fonts.there);
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
      const wasAside = isIn('unavailable');
      performance.mark('map:ready');
      enter('ready');
      if (wasAside) input.onBack();
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

/** Asks at once for all that a map starts with. */
function askForOpening({ load, files }: LiveMapInput, onLate: () => void) {
  const { worker, data, fonts } = files();
  const code = fetchCode(load, worker, onLate);
  const asked = askFonts(fonts);
  for (const file of data) fetch(file).catch(() => undefined);
  return { code, fonts: asked };
}

/** Sets the map's worker going, and waits a little for it and for the fonts of the map's first names. */
function startWorkerAndFonts({ startWorker }: MapCode, { settled }: AskedFonts): Promise<unknown> {
  startWorker();
  return Promise.all([after(startWaits.worker), Promise.race([settled, after(startWaits.fonts)])]);
}

const after = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
