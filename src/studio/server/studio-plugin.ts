import { relative } from 'node:path';
import type { HotPayload, Plugin, ViteDevServer } from 'vite';
import { engineRoot } from '../../load/files/engine.ts';
import { countOf, formatProblem, type Problem, StoryError } from '../../load/files/story-error.ts';
import { pathIn, type StoryFiles, slashed } from '../../load/files/story-files.ts';
import type { LoadedStory } from '../../load/load-story.ts';
import type { StoryStore } from '../../load/story-store.ts';
import { dataBlock, fullTitle } from '../../render/head.ts';
import { mapPassages } from '../../render/passages.ts';
import { renderStory, type StoryPictures } from '../../render/render-story.ts';
import {
  type StoryUpdate,
  shownStoryId,
  storyProblemsEvent,
  storyUpdateEvent,
  studioPath,
} from '../protocol.ts';
import { storyWriter } from './story-writer.ts';
import { studioRequests } from './studio-requests.ts';

/** The plugin of the studio, and the store as a page reads it while the studio looks on. */
export interface Studio {
  readonly plugin: Plugin;
  readonly store: StoryStore;
}

/** A story and what its files were as it was read. */
interface Read extends Pick<StoryUpdate, 'versions' | 'undo'> {
  readonly loaded: LoadedStory;
}

/**
 * What an author has while a story is written, in the dev server alone: each save is shown on the page
 * where it is read, and what is done on the map is written into the story's files.
 */
export function studio(store: StoryStore, pictures: StoryPictures): Studio {
  const { root, files } = store;
  const writer = storyWriter(store);
  let server: ViteDevServer | undefined;
  let shown: Read | undefined;
  const tell = tellWarnings((text) => server?.config.logger.warn(text, { timestamp: true }));
  const read = async (): Promise<Read> => {
    const [loaded, { versions }] = await Promise.all([store.load(), store.read()]);
    tell(loaded.warnings);
    return { loaded, versions, undo: writer.last() };
  };
  const updateOf = async ({ loaded, ...of }: Read): Promise<StoryUpdate> => {
    const { story, scenes, labels, world, warnings } = loaded;
    const config = { root: engineRoot, command: 'serve' } as const;
    const main = await renderStory(loaded, pictures, { root, config });
    const title = fullTitle(story.meta, loaded.words);
    const lines = warnings.map(formatProblem);
    const passages = mapPassages(loaded);
    const shown = { scenes, labels, world, passages };
    return { ...of, lang: story.meta.lang, title, main, ...shown, warnings: lines };
  };
  const update = async () => updateOf(await read());
  const live = liveStory(update, (payload) => server?.ws.send(payload));
  return {
    store: {
      ...store,
      async load() {
        try {
          shown = await read();
          return shown.loaded;
        } catch (error) {
          live.pageFailed();
          throw error;
        }
      },
    },
    plugin: {
      name: 'studio',
      apply: 'serve',
      configureServer(configured) {
        server = configured;
        store.onSave((path) => {
          const change = changeOf(root, path, files());
          if (change) live.changed(change);
        });
        server.middlewares.use(`/${studioPath}`, studioRequests(update, writer));
        // Vite's own would launch a program for any page that asks.
        server.middlewares.use('/__open-in-editor', (_, response) => response.writeHead(404).end());
      },
      /** The story that a page shows is in it as data, from which the studio begins. */
      async transformIndexHtml() {
        const attrs = { type: 'application/json', id: shownStoryId };
        return shown && [dataBlock(attrs, await updateOf(shown))];
      },
    },
  };
}

/** What a saved file asks of an open page: to take it over in place, or to be loaded anew. */
type Change = 'update' | 'reload';

/** The endings of the files that a page is made from, none of them hidden. */
const isRead =
  /^(?:\/[^./][^/]*)+\.(?:ya?ml|csv|geojson|json|svg|png|jpe?g|webp|avif|gif|mp4|webm|vtt)$/i;

/** The words of a translation, and which of its sections are done. */
const ofTranslation = /\/(?:words|translated)\.[\w-]+\.yaml$/;

/**
 * What a saved file asks of an open page; nothing where it is neither the story's nor the engine's words.
 * The text, the sources, the scenes and the labels are taken over in place.
 */
export function changeOf(root: string, path: string, files: StoryFiles): Change | undefined {
  const file = slashed(relative(root, path));
  const { story, sources, scenes, labels, translation } = files;
  const inPlace = [story, sources, scenes, labels, translation?.story, translation?.done];
  if (inPlace.includes(file)) return 'update';
  if (ofTranslation.test(file)) return file === translation?.words ? 'reload' : undefined;
  const own = [files.folder, files.geo, 'src/words'].flatMap(
    (folder) => pathIn(folder, file) ?? [],
  );
  return own[0] !== undefined && isRead.test(`/${own[0]}`) ? 'reload' : undefined;
}

/** Notifies open pages of a story that is being written. */
interface LiveStory {
  /** A file of the story was saved. */
  readonly changed: (change: Change) => void;
  /** A page was asked for while the story was not sound, and shows its problems in place of the story. */
  readonly pageFailed: () => void;
}

/** A save may write a file in several steps; so long is waited for the next, in milliseconds. */
const debounce = 15;

/**
 * Sends open pages the story after each save, or what is wrong with it until that is fixed. Saves that come
 * while the story is read are sent together.
 *
 * @param read Reads the story as it is now; throws where it is not sound.
 */
export function liveStory(
  read: () => Promise<StoryUpdate>,
  send: (payload: HotPayload) => void,
): LiveStory {
  let owed: Change = 'update';
  let saves = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const notify = async () => {
    const before = saves;
    const story = await read().catch((error: unknown) => ({ problems: problemLines(error) }));
    if (before !== saves) return;
    if ('problems' in story) {
      send({ type: 'custom', event: storyProblemsEvent, data: story.problems });
      return;
    }
    if (owed === 'reload') send({ type: 'full-reload', path: '*' });
    else send({ type: 'custom', event: storyUpdateEvent, data: story });
    owed = 'update';
  };
  return {
    changed(change) {
      saves += 1;
      if (change === 'reload') owed = change;
      clearTimeout(timer);
      timer = setTimeout(notify, debounce);
    },
    pageFailed() {
      owed = 'reload';
    },
  };
}

function problemLines(error: unknown): readonly string[] {
  if (error instanceof StoryError) return error.problems.map(formatProblem);
  return [error instanceof Error ? error.message : String(error)];
}

/** How many warnings are told at once: more push the server's address out of sight. */
const most = 5;

/**
 * Tells an author of a story's warnings, each once for as long as it stays.
 *
 * @param warn Takes the lines as one text.
 */
export function tellWarnings(warn: (text: string) => void): (warnings: readonly Problem[]) => void {
  let known: readonly string[] = [];
  return (warnings) => {
    const lines = warnings.map(formatProblem);
    const fresh = lines.filter((line) => !known.includes(line));
    known = lines;
    if (fresh.length === 0) return;
    const rest = fresh.length > most ? [`"npm run check" tells of all ${fresh.length}.`] : [];
    warn([`${countOf(fresh.length, 'warning')}:`, ...fresh.slice(0, most), ...rest].join('\n'));
  };
}
