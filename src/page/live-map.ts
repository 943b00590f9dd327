import type { OpeningFiles } from '../map/opening-files.ts';
import type { startMap, startWorker } from '../map/start-map.ts';
import type { StoryMap } from '../map/story-map.ts';
import type { LabelFont } from '../map/unloaded-faces.ts';
import { askFonts } from './ask-fonts.ts';
import { keepPlace } from './keep-place.ts';

type MapState = 'off' | 'loading' | 'ready' | 'unavailable';

/** The module that brings MapLibre, fetched only when a reader is there. */
export type LoadMap = () => Promise<{
  readonly startWorker: typeof startWorker;
  readonly startMap: typeof startMap;
}>;

/** The live map, which may not be there yet, or ever. */
export interface LiveMap {
  readonly current: () => StoryMap | undefined;
  /** Fetches and starts the map; a second call changes nothing. */
  readonly start: () => Promise<void>;
  readonly ready: () => void;
  /** Gives the map up, with words for the reader. */
  readonly giveUp: (words: string) => void;
  /** Takes the map away, or keeps one that is still loading from being made. */
  readonly stop: () => void;
}

/** What the page says where the live map cannot be had. */
export const mapWords = {
  'not-loaded':
    'The live map could not be loaded. The story is complete without it; reload the page to try again.',
  lost: 'This device has stopped drawing the live map. The story is complete without it; reload the page to try again.',
  notSupported: 'This browser cannot show the live map. The story is complete without it.',
} as const;

/** Asks for a file, and tells whether it can be had. */
const isThere = (file: string): Promise<boolean> =>
  fetch(file).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * How long the browser needs to set the map's worker going, in milliseconds. The main thread is left
 * free for it; making the map would keep both waiting.
 */
const workerStart = 15;

/** How long the map waits for its fonts at most, in milliseconds; it loads later ones itself. */
const fontPatience = 1000;

const after = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/**
 * Holds the live map and tells its state to the page: `html[data-map]` and the marks `map:start` and
 * `map:ready`.
 *
 * @param files The addresses that are asked for together with the map's code.
 */
export function holdLiveMap(
  load: LoadMap,
  files: () => OpeningFiles,
  create: (start: typeof startMap, fonts: ReadonlySet<LabelFont>) => StoryMap,
  notice: (words: string) => void,
): LiveMap {
  let map: StoryMap | undefined;
  let state: MapState = 'off';
  let stopped = false;
  const enter = (next: MapState) => {
    state = next;
    document.documentElement.dataset.map = next;
  };
  const giveUp = (words: string) => {
    if (state === 'unavailable') return;
    keepPlace(() => {
      enter('unavailable');
      map?.stop();
      map = undefined;
      notice(words);
    });
  };
  return {
    current: () => map,
    async start() {
      if (state !== 'off') return;
      enter('loading');
      performance.mark('map:start');
      const loading = load().catch(() => undefined);
      const { worker, data, fonts } = files();
      const workerThere = isThere(worker);
      const asked = askFonts(fonts);
      for (const file of data) isThere(file);
      const code = await loading;
      if (stopped) return;
      if (!code || !(await workerThere)) {
        giveUp(mapWords['not-loaded']);
        return;
      }
      try {
        code.startWorker();
        await Promise.all([after(workerStart), Promise.race([asked.settled, after(fontPatience)])]);
        if (stopped) return;
        map = create(code.startMap, asked.there);
      } catch {
        giveUp(mapWords.notSupported);
      }
    },
    ready() {
      if (state !== 'loading') return;
      performance.mark('map:ready');
      enter('ready');
    },
    giveUp,
    stop() {
      stopped = true;
      map?.stop();
      map = undefined;
      enter('off');
    },
  };
}
