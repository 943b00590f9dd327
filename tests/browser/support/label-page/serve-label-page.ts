import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { storyFontsPlugin } from '../../../../src/build/fonts/story-fonts-plugin.ts';
import { serveBuilt } from '../../../../src/build/publish/serve-built.ts';
import { storyDataPlugin } from '../../../../src/build/render/story-data-plugin.ts';
import { wordsFile } from '../../../../src/build/story/files/read-words.ts';
import { storyStore } from '../../../../src/build/story/story-store.ts';
import { root as projectRoot } from '../../../support/this-story.ts';
import type { Shown, ShowScene } from './main.ts';
import type { PlacedLabel } from './placed-labels.ts';

/** The page that shows scenes of one story. */
export interface LabelPage {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Builds and serves the page that shows a scene and tells what is written on its map.
 *
 * @param story The story's folder, from the project's root or in full.
 * @param lang Its language, as a tag.
 * @param parent Where the page has its folder while it is served.
 */
export async function serveLabelPage(
  story = 'src/story',
  lang = 'en',
  parent = tmpdir(),
): Promise<LabelPage> {
  const folder = await mkdtemp(join(parent, 'labels-'));
  const store = storyStore(projectRoot, { story });
  await build({
    root: fileURLToPath(new URL('.', import.meta.url)),
    configFile: false,
    plugins: [storyDataPlugin(store), storyFontsPlugin(store)],
    resolve: { alias: { '#words': wordsFile(lang) } },
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 },
  });
  const served = await serveBuilt(folder);
  return {
    url: served.url,
    async close() {
      await served.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Shows a scene on that page, and tells what is written on the map then. */
export const show = (page: Page, shown: Shown): Promise<readonly PlacedLabel[]> =>
  page.evaluate((shown) => (window as unknown as { showScene: ShowScene }).showScene(shown), shown);
