import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { json } from 'node:stream/consumers';
import type { Connect, HotPayload, Plugin, ViteDevServer } from 'vite';
import { z } from 'zod';
import { engineRoot } from '../../files/engine.ts';
import type { StoryFolder } from '../../files/open-folder.ts';
import { formatProblem, linesOf, StoryError } from '../../files/story-error.ts';
import { slashed } from '../../files/story-files.ts';
import type { LoadedStory } from '../../load/load-story.ts';
import type { StoryStore } from '../../load/story-store.ts';
import { fullTitle, jsonForHtml } from '../../render/head.ts';
import { mapPassages } from '../../render/passages.ts';
import { renderStory, type StoryPictures } from '../../render/render-story.ts';
import type { StoryUpdate } from '../protocol.ts';
import { shownStoryId, storyProblemsEvent, storyUpdateEvent, studioPath } from '../protocol.ts';
import { Refusal, type StoryWriter, storyWriter, writeRequest } from './story-writer.ts';

interface Read extends Pick<StoryUpdate, 'versions' | 'undo'> {
  readonly loaded: LoadedStory;
}

/** Returns a plugin that sends saves to open pages and writes the story's files, and the store for the pages. */
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
        // Vite's own handler would launch a program at the request of any page.
        server.middlewares.use('/__open-in-editor', (_, response) => response.writeHead(404).end());
      },
      /** Puts the story that a page shows into that page, as JSON. */
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

/** Matches files from which a page is made, unless they are hidden. */
const isPageFile =
  /^(?:\/[^./][^/]*)+\.(?:ya?ml|csv|geojson|json|svg|png|jpe?g|webp|avif|gif|mp4|webm|vtt)$/i;

/** Matches a translation's strings, and its list of translated sections. */
const translationFile = /\/(?:words|translated)\.[\w-]+\.yaml$/;

/** Tells how an open page shows a saved file; undefined for a file from which no page is made. */
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

/** The wait after a save, in milliseconds, since some editors save in several steps. */
const debounce = 15;

/** Sends open pages the story, or its problems, after each save; combines saves that arrive while it reads. */
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

/** The maximum bytes of a request's body, and of a body with dropped files. */
const [maxBytes, maxDropped] = [100_000, 40_000_000];

/** Matches names that lists can show: without a leading dot, control characters and changes of direction. */
const plainName = /^(?!\.)[^/\\\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+$/u;
const unnamed = 'A file was not added: give it a short and plain name, such as places.csv.';

/** True if a name is short: file systems allow 255 bytes, some of which temporary files need. */
const isShort = (name: string): boolean => Buffer.byteLength(name) <= 200;
const fileName = z.string().regex(plainName, unnamed).refine(isShort, unnamed);

const dropped = z.object({
  files: z.array(z.object({ name: fileName, base64: z.base64() })).min(1),
});

export type AddFiles = (paths: readonly string[]) => Promise<string>;

/** Handles GET `/story`, and, only from this server's pages, POST `/write`, `/undo` and `/add`. */
export function studioRequests(
  read: () => Promise<StoryUpdate>,
  { write, undo }: Pick<StoryWriter, 'write' | 'undo'>,
  addFiles: AddFiles,
): Connect.NextHandleFunction {
  const answers = new Map<string, (request: IncomingMessage) => unknown>([
    ['GET /story', read],
    ['POST /write', async (request) => write(writeRequest.parse(await json(request)))],
    ['POST /undo', undo],
    ['POST /add', async (request) => add(dropped.parse(await json(request)).files, addFiles)],
  ]);
  return async (request, response, next) => {
    const { method, url } = request;
    const answer = answers.get(`${method} ${url}`);
    if (!answer) return next();
    if (method === 'POST' && !mayChange(request)) return send(response, 403, refused);
    try {
      send(response, 200, await answer(request));
    } catch (error) {
      const status = error instanceof Refusal ? 409 : error instanceof z.ZodError ? 400 : 500;
      const [issue] = error instanceof z.ZodError ? error.issues : [];
      send(response, status, { message: issue?.message ?? (error as Error).message });
    }
  };
}

/** Adds files through a temporary folder, whose path is left out of messages. */
async function add(files: z.infer<typeof dropped>['files'], addFiles: AddFiles) {
  const aside = await mkdtemp(join(tmpdir(), 'dropped-'));
  try {
    const paths = files.map(({ name }) => join(aside, name));
    for (const [i, { base64 }] of files.entries())
      await writeFile(paths[i] ?? '', Buffer.from(base64, 'base64'));
    return { words: (await addFiles(paths)).replaceAll(aside + sep, '') };
  } catch (error) {
    throw new Refusal((error as Error).message.replaceAll(aside + sep, ''));
  } finally {
    await rm(aside, { recursive: true });
  }
}

const refused = { message: 'Only a page of this server may change the story.' };

/** Allows only this server's pages: other sites' forms cannot send JSON, and their scripts are not granted CORS. */
function mayChange({ headers, url }: IncomingMessage): boolean {
  const isJson = headers['content-type']?.split(';')[0] === 'application/json';
  const isSmall = Number(headers['content-length']) <= (url === '/add' ? maxDropped : maxBytes);
  const { host, origin, 'sec-fetch-site': site = 'same-origin' } = headers;
  if (!isJson || !isSmall || !host || !origin || site !== 'same-origin') return false;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  response.writeHead(status, headers).end(JSON.stringify(body));
}
