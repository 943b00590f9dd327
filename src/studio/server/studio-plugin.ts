import { relative, resolve } from 'node:path';
import type { HotPayload, Plugin } from 'vite';
import { servedFiles } from '../../build/render/about-map.ts';
import { fullTitle } from '../../build/render/head.ts';
import { renderStory, type StoryPictures } from '../../build/render/render-story.ts';
import { dataBlock } from '../../build/render/share/structured-data.ts';
import { slashed } from '../../build/story/files/files-in.ts';
import {
  countOf,
  formatProblem,
  type Problem,
  StoryError,
} from '../../build/story/files/story-error.ts';
import type { StoryFiles } from '../../build/story/files/story-files.ts';
import type { LoadedStory } from '../../build/story/load-story.ts';
import type { StoryStore } from '../../build/story/story-store.ts';
import {
  type StoryUpdate,
  shownStoryId,
  storyProblemsEvent,
  storyUpdateEvent,
  type WrittenFile,
} from '../protocol.ts';
import { type StoryWriter, storyWriter } from './story-writer.ts';
import { studioRequests } from './studio-requests.ts';

/** The plugin of the studio, and the store as a page reads it while the studio looks on. */
interface Studio {
  readonly plugin: Plugin;
  readonly store: StoryStore;
}

/**
 * What an author has while a story is written, in the dev server alone: each save is shown on the page
 * where it is read, and what is done on the map is written into the story's files.
 */
export function studio(store: StoryStore, pictures: StoryPictures): Studio {
  const { root, files } = store;
  const writer = storyWriter(root, files);
  let live: LiveStory | undefined;
  let shown: Read | undefined;
  let tell: ReturnType<typeof tellWarnings> | undefined;
  const read = async () => {
    const all = await readAll(store, writer);
    tell?.(all.loaded.warnings);
    return all;
  };
  const update = async () => updateOf(await read(), root, pictures);
  return {
    store: {
      ...store,
      async load() {
        try {
          shown = await read();
          return shown.loaded;
        } catch (error) {
          live?.pageFailed();
          throw error;
        }
      },
    },
    plugin: {
      name: 'studio',
      apply: 'serve',
      configureServer(server) {
        tell = tellWarnings((text) => server.config.logger.warn(text, { timestamp: true }));
        const told = liveStory({ read: update, send: (payload) => server.ws.send(payload) });
        live = told;
        store.onSave((path) => {
          const change = changeOf(root, path, files());
          if (change) told.changed(change);
        });
        const wrote = (file: WrittenFile) => store.saved(resolve(root, files()[file]));
        server.middlewares.use(studioRequests({ read: update, writer, wrote }));
      },
      /** The story that a page shows is in it as data, from which the studio begins. */
      async transformIndexHtml() {
        const attrs = { type: 'application/json', id: shownStoryId };
        return shown && [dataBlock(attrs, await updateOf(shown, root, pictures))];
      },
    },
  };
}

/** A story and what its files were as it was read. */
interface Read extends Pick<StoryUpdate, 'versions' | 'undo'> {
  readonly loaded: LoadedStory;
}

async function readAll({ load, read }: StoryStore, writer: StoryWriter): Promise<Read> {
  const [loaded, { versions }] = await Promise.all([load(), read()]);
  const undo = writer.last();
  return { loaded, versions, ...(undo && { undo }) };
}

async function updateOf(
  { loaded, ...files }: Read,
  root: string,
  pictures: StoryPictures,
): Promise<StoryUpdate> {
  const { story, scenes, labels, world, warnings } = loaded;
  const { lang } = story.meta;
  const main = servedFiles(await renderStory(loaded, pictures), root);
  return {
    lang,
    title: fullTitle(story.meta),
    main,
    scenes,
    labels,
    world,
    warnings: warnings.map(formatProblem),
    ...files,
  };
}

/** What a saved file asks of an open page: to take it over in place, or to be loaded anew. */
type Change = 'update' | 'reload';

interface LiveStoryPort {
  /** Reads the story as it is now; throws where it is not sound. */
  readonly read: () => Promise<StoryUpdate>;
  readonly send: (payload: HotPayload) => void;
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
 */
export function liveStory({ read, send }: LiveStoryPort): LiveStory {
  let owed: Change | undefined;
  let saves = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const notify = async () => {
    const before = saves;
    const payload = await read().then(
      (update) => payloadOf(owed, update),
      (error: unknown) => custom(storyProblemsEvent, problemLines(error)),
    );
    if (before !== saves) return;
    if (payload.type === 'full-reload' || payload.event === storyUpdateEvent) owed = undefined;
    send(payload);
  };
  return {
    changed(change) {
      saves += 1;
      if (owed !== 'reload') owed = change;
      clearTimeout(timer);
      timer = setTimeout(notify, debounce);
    },
    pageFailed() {
      owed = 'reload';
    },
  };
}

const custom = (event: string, data: unknown) => ({ type: 'custom', event, data }) as const;

const payloadOf = (owed: Change | undefined, update: StoryUpdate) =>
  owed === 'reload'
    ? ({ type: 'full-reload', path: '*' } as const)
    : custom(storyUpdateEvent, update);

function problemLines(error: unknown): readonly string[] {
  if (error instanceof StoryError) return error.problems.map(formatProblem);
  return [error instanceof Error ? error.message : String(error)];
}

/**
 * What a saved file asks of an open page; nothing where it is neither the story's nor the engine's words.
 * The text, the sources, the scenes and the labels are taken over in place.
 */
export function changeOf(root: string, path: string, files: StoryFiles): Change | undefined {
  const file = slashed(relative(root, path));
  const { story, sources, scenes, labels } = files;
  if ([story, sources, scenes, labels].includes(file)) return 'update';
  const owner = [files.folder, files.geo, 'src/words'].find((own) => file.startsWith(`${own}/`));
  if (owner === undefined) return;
  const isHidden = file
    .slice(owner.length)
    .split('/')
    .some((name) => name.startsWith('.'));
  const isRead = /\.(ya?ml|csv|geojson|ts|json|svg|png|jpe?g|webp|avif)$/i.test(file);
  return isRead && !isHidden ? 'reload' : undefined;
}

/** How many are told at once: more push the server's address out of sight. */
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
