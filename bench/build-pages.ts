import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { precompress } from '../src/build/precompress.ts';

const root = fileURLToPath(new URL('pages', import.meta.url));

/**
 * Builds the pages that the story is measured against into a folder, one address for each folder of
 * `bench/pages/`, compressed as the story is.
 */
export async function buildPages(outDir: string): Promise<void> {
  const names = (await readdir(root, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  await build({
    root,
    configFile: false,
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
