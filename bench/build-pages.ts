import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { precompress } from '../src/build/publish/serve/precompress.ts';
import { storyDataPlugin } from '../src/build/render/story-data-plugin.ts';
import { storyStore } from '../src/build/story/story-store.ts';

/** The pages that the story is measured against. */
export const comparedPages = fileURLToPath(new URL('pages', import.meta.url));
const publicDir = fileURLToPath(new URL('../src/story/public', import.meta.url));

/**
 * Builds pages into a folder, one address for each folder beneath `root`, compressed as the story is;
 * by default those that the story is measured against; of these all, or `only` some.
 */
export async function buildPages(
  outDir: string,
  root = comparedPages,
  only?: readonly string[],
): Promise<void> {
  const folders = await readdir(root, { withFileTypes: true });
  const names = folders.filter(
    (entry) => entry.isDirectory() && only?.includes(entry.name) !== false,
  );
  await build({
    root,
    configFile: false,
    plugins: [storyDataPlugin(storyStore(fileURLToPath(new URL('..', import.meta.url))))],
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
