import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { storyFontsPlugin } from '../src/fonts/story-fonts-plugin.ts';
import { storyStore } from '../src/load/story-store.ts';
import { precompress } from '../src/publish/publish-plugin.ts';
import { builtHandler, listenOnPort } from '../src/publish/serve-built.ts';
import { storyDataPlugin } from '../src/render/story-data-plugin.ts';

/** The pages that the story is measured against. */
const root = fileURLToPath(new URL('pages', import.meta.url));
const publicDir = fileURLToPath(new URL('../src/story/public', import.meta.url));

/**
 * Builds the pages that the story is measured against into a folder, one address for each folder
 * beneath `pages`, compressed as the story is.
 */
export async function buildPages(outDir: string): Promise<void> {
  const folders = await readdir(root, { withFileTypes: true });
  const names = folders.filter((entry) => entry.isDirectory());
  const store = storyStore(fileURLToPath(new URL('..', import.meta.url)));
  await build({
    root,
    configFile: false,
    plugins: [storyDataPlugin(store), storyFontsPlugin(store)],
    publicDir,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: names.map(({ name }) => join(root, name, 'index.html')),
        output: { codeSplitting: { groups: [{ name: 'maplibre', test: /maplibre-gl/ }] } },
      },
    },
  });
  await precompress(outDir);
}

/** Copies the built story into a folder and takes the scripts out of its page, and nothing else. */
export async function withoutScripts(built: string, folder: string): Promise<void> {
  await cp(built, folder, { recursive: true });
  const page = join(folder, 'index.html');
  const html = await readFile(page, 'utf8');
  await writeFile(page, html.replace(scripts, ''));
  await Promise.all(['br', 'gz'].map((ending) => rm(`${page}.${ending}`, { force: true })));
  await precompress(folder);
}

const scripts =
  /<script\b(?![^>]*ld\+json)[^>]*>[\s\S]*?<\/script>|<link rel="modulepreload"[^>]*>/g;

/** A built folder served on loopback, with a count of what goes over the wire. */
export interface ServedPages {
  readonly url: string;
  takeResponses(): readonly WireResponse[];
  close(): Promise<void>;
}

/**
 * Serves a built folder in the same way as the preview does, and isolates its pages from other
 * origins, for which browsers give them a clock of 5 µs in place of one of 100.
 */
export async function servePages(folder: string): Promise<ServedPages> {
  const serve = builtHandler(folder);
  const log = wireLog((request, response) => {
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    serve(request, response);
  });
  const { url, close } = await listenOnPort(log.handler);
  return { url, close, takeResponses: log.take };
}

/** One response of a server: when it began, in milliseconds since 1970, and its bytes on the wire. */
export interface WireResponse {
  readonly path: string;
  readonly began: number;
  readonly bytes: number;
}

/** What a server sent, headers and all, and a handler that keeps count of it. */
interface WireLog {
  readonly handler: RequestListener;
  /** The responses finished since the last call, in the order in which they finished. */
  take(): readonly WireResponse[];
}

/**
 * Counts the bytes of each response where they leave the server, so that those to workers and to
 * scripts are counted alike. HTTP/1.1 serves one request after another on a connection.
 */
export function wireLog(inner: RequestListener): WireLog {
  let responses: WireResponse[] = [];
  return {
    handler(request, response) {
      const began = performance.timeOrigin + performance.now();
      const before = request.socket.bytesWritten;
      response.once('finish', () => {
        const bytes = request.socket.bytesWritten - before;
        responses.push({ path: request.url ?? '', began, bytes });
      });
      inner(request, response);
    },
    take() {
      const taken = responses;
      responses = [];
      return taken;
    },
  };
}
