import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyFontsPlugin } from '../../src/fonts/story-fonts-plugin.ts';
import { storyStore } from '../../src/load/story-store.ts';
import { mapReady } from '../../src/proof/story-page.ts';
import { serveBuilt } from '../../src/publish/serve-built.ts';
import { storyDataPlugin } from '../../src/render/story-data-plugin.ts';
import { root as projectRoot } from '../support/this-story.ts';
import { countHeld } from './support/count-held.ts';
import { openUndrawn } from './support/open-browser.ts';
import { openPage } from './support/open-page.ts';
import type { StartStory } from './support/restart-page/main.ts';

const pageRoot = fileURLToPath(new URL('support/restart-page', import.meta.url));
const scripts = /<script type="?module"?[^>]*><\/script>/g;
let browser: Browser;
let folder: string;
let served: Awaited<ReturnType<typeof serveBuilt>>;

/** The built page, with a script in place of its own that leaves the starting to the test. */
let html: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'restart-'));
  await cp('dist', folder, { recursive: true });
  const store = storyStore(projectRoot);
  await build({
    root: pageRoot,
    base: './',
    configFile: false,
    plugins: [storyDataPlugin(store), storyFontsPlugin(store)],
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: join(pageRoot, 'restart.html') },
    },
  });
  const [own = ''] = (await readFile(join(folder, 'restart.html'), 'utf8')).match(scripts) ?? [];
  const built = await readFile('dist/index.html', 'utf8');
  html = built
    .replace(/<meta http-equiv="?Content-Security-Policy"?[^>]*>/i, '')
    .replace(scripts, '')
    .replace('</body>', `${own}</body>`);
  served = await serveBuilt(folder);
  browser = await openUndrawn();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await served.close();
  await rm(folder, { recursive: true });
});

/** What a start may change of a page: its elements, the state that its root tells, what it holds. */
const stateOf = (page: Page) =>
  page.evaluate(() => ({
    elements: document.body.querySelectorAll('*').length,
    root: [...document.documentElement.attributes]
      .map(({ name, value }) => `${name}=${value}`)
      .toSorted(),
    held: [...window.held].toSorted(),
  }));

/** MapLibre listens for this once a document, from when its code is there. */
const ofMapLibre = ',visibilitychange,';

interface Started extends Window {
  readonly startStory: StartStory;
  stop(): void;
}

describe('a page', () => {
  it('can be started and stopped twice, and is left as it was', async () => {
    const { page, errors, close } = await openPage(browser, { drawing: false });
    await page.addInitScript(countHeld);
    await page.route(`${served.url}/`, (route) =>
      route.fulfill({ contentType: 'text/html', body: html }),
    );
    await page.goto(`${served.url}/`, { waitUntil: 'load' });
    await page.waitForFunction(() => 'startStory' in window);
    const before = await stateOf(page);
    const startAndStop = async () => {
      await page.evaluate(() => {
        const started = window as unknown as Started;
        started.stop = started.startStory();
      });
      await mapReady(page);
      const started = await stateOf(page);
      expect(started.held.length).toBeGreaterThan(before.held.length);
      await page.evaluate(() => (window as unknown as Started).stop());
      return stateOf(page);
    };
    const first = await startAndStop();
    const held = first.held.filter((each) => !each.includes(ofMapLibre));
    expect({ ...first, held }).toEqual(before);
    expect(await startAndStop()).toEqual(first);
    expect(errors).toEqual([]);
    await close();
  });
});
