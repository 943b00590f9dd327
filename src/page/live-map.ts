import type { OpeningFiles } from '../map/opening-files.ts';
import type { startMap, startWorker } from '../map/start-map.ts';
import type { StoryMap } from '../map/story-map.ts';
import type { LabelFont } from '../map/unloaded-faces.ts';
import { askFonts } from './ask-fonts.ts';
import { keepPlace } from './keep-place.ts';
import { startWaits } from './start-waits.ts';

/**
 * What `html[data-map]` says. The map is `off` until it is asked for, `loading` until its first scene
 * is drawn, then `ready`. While the page stands without it, for now or for good, it is `unavailable`:
 * the still maps are there, with a word. What comes late after all leads back from there, a file to
 * `loading` and a picture to `ready`.
 */
type MapState = 'off' | 'loading' | 'ready' | 'unavailable';

/** The module that brings MapLibre, fetched only when a reader is there. */
export type LoadMap = () => Promise<{
  readonly startWorker: typeof startWorker;
  readonly startMap: typeof startMap;
}>;

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
  /** Gives the map up, with words for the reader. */
  readonly giveUp: (words: string) => void;
}

export interface LiveMapInput {
  readonly load: LoadMap;
  /** The files that are asked for together with the map's code. */
  readonly files: () => OpeningFiles;
  readonly create: (start: typeof startMap, fonts: ReadonlySet<LabelFont>) => StoryMap;
  /** Says something in place of the map, or takes the words away. */
  readonly notice: (words: string | undefined) => void;
  /** The page is about to stand without the map. */
  readonly onAside: () => void;
  /** The map has come back to a page that stood without it, and shows the scene of another time. */
  readonly onBack: () => void;
  /** A file of this build cannot be had. */
  readonly onGone: () => void;
}

/** What the page says where the live map cannot be had. */
export const mapWords = {
  late: 'The live map has not come yet. The story is complete without it; the map takes its place here as soon as it comes.',
  'not-loaded':
    'The live map could not be loaded. The story is complete without it; reload the page to try again.',
  lost: 'This device has stopped drawing the live map. The story is complete without it; reload the page to try again.',
  notSupported: 'This browser cannot show the live map. The story is complete without it.',
} as const;

/** Asks for a file; fails where it cannot be had. */
const ask = async (file: string): Promise<void> => {
  const { ok, status } = await fetch(file);
  if (!ok) throw new Error(`${file}: ${status}`);
};

const after = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/**
 * Holds the live map and tells its state to the page: `html[data-map]`, as {@link MapState} has it,
 * and the marks `map:start` and `map:ready`.
 */
export function holdLiveMap(input: LiveMapInput): LiveMap {
  let map: StoryMap | undefined;
  let state: MapState = 'off';
  let over = false;
  const enter = (next: MapState, words?: string) => {
    const write = () => {
      document.documentElement.dataset.map = next;
      input.notice(words);
    };
    if (state === 'unavailable' || next === 'unavailable') keepPlace(write);
    else write();
    state = next;
  };
  const stepAside = (words: string) => {
    input.onAside();
    enter('unavailable', words);
  };
  const giveUp = (words: string) => {
    if (over) return;
    over = true;
    map?.stop();
    map = undefined;
    stepAside(words);
  };
  /** The map's code, once its worker's can be had too; nothing where either cannot. */
  const fetchCode = async (worker: string) => {
    const late = setTimeout(() => stepAside(mapWords.late), startWaits.code);
    try {
      const [code] = await Promise.all([input.load(), ask(worker)]);
      return code;
    } catch {
      return undefined;
    } finally {
      clearTimeout(late);
    }
  };
  return {
    current: () => (state === 'unavailable' ? undefined : map),
    async start() {
      if (state !== 'off') return false;
      enter('loading');
      performance.mark('map:start');
      const { worker, data, fonts } = input.files();
      const asked = askFonts(fonts);
      for (const file of data) ask(file).catch(() => undefined);
      const code = await fetchCode(worker);
      if (!code) {
        giveUp(mapWords['not-loaded']);
        input.onGone();
        return false;
      }
      const inTime = document.documentElement.dataset.map === 'loading';
      if (!inTime) enter('loading');
      try {
        code.startWorker();
        await Promise.all([
          after(startWaits.worker),
          Promise.race([asked.settled, after(startWaits.fonts)]),
        ]);
        map = input.create(code.startMap, asked.there);
      } catch {
        giveUp(mapWords.notSupported);
        return false;
      }
      return inTime;
    },
    ready() {
      if (over || !map || state === 'ready') return;
      const wasAside = state === 'unavailable';
      performance.mark('map:ready');
      enter('ready');
      if (wasAside) input.onBack();
    },
    late() {
      if (!over && state === 'loading') stepAside(mapWords.late);
    },
    giveUp,
  };
}
