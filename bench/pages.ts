import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { openFolder } from '../src/files/open-folder.ts';
import { storyFontsPlugin } from '../src/fonts/story-fonts-plugin.ts';
import { storyStore } from '../src/load/story-store.ts';
import { precompress } from '../src/publish/publish-plugin.ts';
import { builtHandler, listenOnPort } from '../src/publish/serve-built.ts';
import { storyDataPlugin } from '../src/render/story-data-plugin.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const root = at('pages');

/**
 * Builds the pages that the story is measured against into a folder, one address for each folder
 * beneath `pages`, compressed as the story is.
 */
export async function buildPages(outDir: string): Promise<void> {
  const entries = await readdir(root, { recursive: true });
  const store = storyStore(openFolder(at('..')));
  await build({
    root,
    configFile: false,
    plugins: [storyDataPlugin(store), storyFontsPlugin(store)],
    publicDir: at('../src/story/public'),
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: entries.filter((file) => file.endsWith('.html')).map((file) => join(root, file)),
        output: { codeSplitting: { groups: [{ name: 'maplibre', test: /maplibre-gl/ }] } },
      },
    },
  });
  // Not the story's policy, under which none of them would start.
  const manifest = JSON.stringify({ title: '', lang: 'en', translations: [], headers: {} });
  await mkdir(join(outDir, 'hosting'));
  await writeFile(join(outDir, 'hosting/build.json'), manifest);
  await writeFile(join(outDir, 'index.html'), '');
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

/**
 * Serves a built folder as the preview does, and isolates its pages from other origins, for which
 * browsers give them a clock of 5 µs in place of one of 100.
 */
export function servePages(folder: string): ReturnType<typeof listenOnPort> {
  const serve = builtHandler(folder);
  return listenOnPort((request, response) => {
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    serve(request, response);
  });
}
