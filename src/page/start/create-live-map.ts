import { page } from '#words';
import type { OpeningFiles } from '../../map/start/opening-files.ts';
import type { startMap, startWorker } from '../../map/start/start-map.ts';
import type { StoryMap } from '../../map/story-map.ts';
import type { LabelFont } from '../../map/style/unloaded-faces.ts';
import { askFonts } from './ask-fonts.ts';
import { fetchCode } from './fetch-code.ts';
import { type MapState, writeMapState } from './map-state.ts';
import { startWaits } from './start-waits.ts';

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
  /** Takes the map away, or keeps one that is still loading from being made. */
  readonly stop: () => void;
}

export interface LiveMapInput {
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

const after = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/**
 * Keeps the live map and tells its state to the page: `html[data-map]`, as {@link MapState} has it,
 * and the marks `map:start` and `map:ready`.
 */
export function createLiveMap(input: LiveMapInput): LiveMap {
  let map: StoryMap | undefined;
  let state: MapState = 'off';
  let over = false;
  const enter = (next: MapState, words?: string) => {
    state = next;
    writeMapState(next, words);
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
  return {
    current: () => (state === 'unavailable' ? undefined : map),
    async start() {
      if (state !== 'off') return false;
      enter('loading');
      performance.mark('map:start');
      const { worker, data, fonts } = input.files();
      const coming = fetchCode(input.load, worker, () => {
        if (!over) stepAside(page.late);
      });
      const asked = askFonts(fonts);
      for (const file of data) fetch(file).catch(() => undefined);
      const code = await coming;
      if (over) return false;
      if (!code) {
        giveUp(page.notLoaded);
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
        if (over) return false;
        map = input.create(code.startMap, asked.there);
      } catch {
        giveUp(page.notSupported);
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
      if (!over && state === 'loading') stepAside(page.late);
    },
    giveUp,
    stop() {
      over = true;
      map?.stop();
      map = undefined;
      enter('off');
    },
  };
}
