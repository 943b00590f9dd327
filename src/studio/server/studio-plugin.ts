import { relative } from 'node:path';
import type { HotPayload, Plugin, ViteDevServer } from 'vite';
import { engineRoot } from '../../files/engine.ts';
import type { StoryFolder } from '../../files/open-folder.ts';
import { formatProblem, linesOf, StoryError } from '../../files/story-error.ts';
import { slashed } from '../../files/story-files.ts';
import type { LoadedStory } from '../../load/load-story.ts';
import type { StoryStore } from '../../load/story-store.ts';
import { fullTitle, jsonForHtml } from '../../render/head.ts';
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
import { type AddFiles, studioRequests } from './studio-requests.ts';

interface Read extends Pick<StoryUpdate, 'versions' | 'undo'> {
  readonly loaded: LoadedStory;
}

/** A plugin that sends saves to open pages and writes the story's files, and the store that pages are made from. */
export function studio(
  store: StoryStore,
  pictures: StoryPictures,
  addFiles: AddFiles,
): { readonly plugin: Plugin; readonly store: StoryStore } {
  const writer = storyWriter(store);
  let server: ViteDevServer | undefined;
  let shown: Read | undefined;
  const read = async (): Promise<Read> => {
    const [loaded, { versions }] = await Promise.all([store.load(), store.read()]);
    return { loaded, versions, undo: writer.last() };
  };
  const updateOf = async ({ loaded, ...of }: Read): Promise<StoryUpdate> => {
    const { story, scenes, labels, world, words } = loaded;
    const config = { root: engineRoot, command: 'serve' } as const;
    const { html: main, needs } = await renderStory(loaded, pictures, config);
    const { lang } = story.meta;
    const title = fullTitle(story.meta, words);
    const passages = mapPassages(loaded);
    const warnings = loaded.warnings.map(formatProblem);
    return { ...of, lang, title, main, needs, scenes, labels, world, passages, warnings };
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
          const change = changeOf(path, store.files());
          if (change) live.changed(change);
        });
        server.middlewares.use(`/${studioPath}`, studioRequests(update, writer, addFiles));
        // Vite's handler would launch a program for any page that asks.
        server.middlewares.use('/__open-in-editor', (_, response) => response.writeHead(404).end());
      },
      /** Puts the story that a page shows into the page, as JSON. */
      async transformIndexHtml() {
        if (!shown) return undefined;
        const attrs = { type: 'application/json', id: shownStoryId };
        const children = jsonForHtml(await updateOf(shown));
        return [{ tag: 'script', attrs, children, injectTo: 'body' as const }];
      },
    },
  };
}

type Change = 'update' | 'reload';

/** Files that a page is made from, none of them hidden. */
const isPageFile =
  /^(?:\/[^./][^/]*)+\.(?:ya?ml|csv|geojson|json|svg|png|jpe?g|webp|avif|gif|mp4|webm|vtt)$/i;

/** A translation's strings, and its list of translated sections. */
const translationFile = /\/(?:words|translated)\.[\w-]+\.yaml$/;

/** How an open page shows a saved file; undefined for files that pages are not made from. */
export function changeOf(path: string, files: StoryFolder): Change | undefined {
  const file = slashed(relative(files.root, path));
  const { story, sources, scenes, labels, translation } = files;
  const inPlace = [story, sources, scenes, labels, translation?.story, translation?.done];
  if (inPlace.includes(file)) return 'update';
  if (translationFile.test(file)) return file === translation?.words ? 'reload' : undefined;
  const within = [files.folder, files.geo, 'src/words'].map((folder) =>
    slashed(relative(files.at(folder), path)),
  );
  return within.some((own) => isPageFile.test(`/${own}`)) ? 'reload' : undefined;
}

/** In milliseconds: some editors save in several steps. */
const debounce = 15;

/** Sends open pages the story after each save, or its problems; combines saves that arrive while it reads. */
export function liveStory(read: () => Promise<StoryUpdate>, send: (payload: HotPayload) => void) {
  let pending: Change = 'update';
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
    if (pending === 'reload') send({ type: 'full-reload', path: '*' });
    else send({ type: 'custom', event: storyUpdateEvent, data: story });
    pending = 'update';
  };
  return {
    changed(change: Change): void {
      saves += 1;
      if (change === 'reload') pending = change;
      clearTimeout(timer);
      timer = setTimeout(notify, debounce);
    },
    pageFailed(): void {
      pending = 'reload';
    },
  };
}

function problemLines(error: unknown): readonly string[] {
  if (error instanceof StoryError) return linesOf(error.problems);
  return [(error instanceof Error && error.message) || String(error)];
}
