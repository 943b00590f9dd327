import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawNothing } from './support/draw-nothing.ts';
import { mapReady } from './support/map-ready.ts';
import { openBrowser, undrawnFlags } from './support/open-browser.ts';

let browser: Browser;
let server: ViteDevServer;
let cacheDir: string;
let url: string;

beforeAll(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'restart-'));
  server = await createServer({ cacheDir, logLevel: 'error', server: { port: 0, hmr: true } });
  await server.listen();
  url = server.resolvedUrls?.local[0] ?? '';
  browser = await openBrowser({ flags: undrawnFlags });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(cacheDir, { recursive: true, force: true });
});

/** The page's own entry, but for when it starts: the test starts and stops it. */
const entry = `
import { startStory } from '/src/page/start-story.ts';
import { labels } from '/src/story/labels.ts';
import { layers } from '/src/story/layers.ts';
import { scenes } from '/src/story/scenes.ts';
const loadMap = () => import('/src/map/start-map.ts');
window.startStory = () => startStory({ layers, scenes, labels, loadMap });
`;

/** Runs in the page before its scripts: counts what listens and observes, less what has been let go. */
function countListeners(): void {
  const held = new Set<string>();
  const ids = new WeakMap<object, number>();
  let next = 0;
  const idOf = (it: object) => {
    const id = ids.get(it) ?? next++;
    ids.set(it, id);
    return id;
  };
  const lasting = (target: object) =>
    target === window || target === document || target instanceof MediaQueryList;
  const add = EventTarget.prototype.addEventListener;
  const remove = EventTarget.prototype.removeEventListener;
  const captures = (options: unknown) =>
    typeof options === 'object' && options !== null
      ? Boolean((options as { capture?: boolean }).capture)
      : Boolean(options);
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = (this ?? window) as EventTarget;
    if (listener && lasting(target)) {
      const key = [
        target.constructor.name,
        idOf(target),
        type,
        idOf(listener),
        captures(options),
      ].join();
      const { signal, once } = typeof options === 'object' && options ? options : {};
      if (!signal?.aborted && !once) held.add(key);
      if (signal) add.call(signal, 'abort', () => held.delete(key));
    }
    add.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = (this ?? window) as EventTarget;
    if (listener && lasting(target))
      held.delete(
        [target.constructor.name, idOf(target), type, idOf(listener), captures(options)].join(),
      );
    remove.call(target, type, listener, options);
  };
  const observe = ResizeObserver.prototype.observe;
  const disconnect = ResizeObserver.prototype.disconnect;
  ResizeObserver.prototype.observe = function (...of) {
    held.add(`ResizeObserver,${idOf(this)}`);
    observe.apply(this, of);
  };
  ResizeObserver.prototype.disconnect = function () {
    held.delete(`ResizeObserver,${idOf(this)}`);
    disconnect.call(this);
  };
  Object.assign(window, { held });
}

interface Counted extends Window {
  readonly held: ReadonlySet<string>;
  startStory(): () => void;
  stop(): void;
}

/** What of the page a start may have changed: its elements, the state of its root, what listens. */
const stateOf = (page: Page) =>
  page.evaluate(() => {
    const { held } = window as unknown as Counted;
    const { attributes } = document.documentElement;
    return {
      elements: document.body.querySelectorAll('*').length,
      root: [...attributes].map(({ name, value }) => `${name}=${value}`).toSorted(),
      held: [...held]
        .filter(
          (key) => !/^(Window|HTMLDocument|Document),\d+,(error|unhandledrejection)/.test(key),
        )
        .toSorted(),
    };
  });

async function openPage(): Promise<Page> {
  const page = await browser.newPage();
  await page.addInitScript(drawNothing);
  await page.addInitScript(countListeners);
  return page;
}

describe('a page', () => {
  it('can be started and stopped twice, and is left as it was', async () => {
    const page = await openPage();
    await page.route('**/src/main.ts*', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: entry }),
    );
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForFunction(() => 'startStory' in window);
    const before = await stateOf(page);
    for (const time of ['the first time', 'the second time']) {
      await page.evaluate(() => {
        const counted = window as unknown as Counted;
        counted.stop = counted.startStory();
      });
      await mapReady(page, 120_000);
      expect((await stateOf(page)).held.length, time).toBeGreaterThan(before.held.length);
      await page.evaluate(() => (window as unknown as Counted).stop());
      expect(await stateOf(page), time).toEqual(before);
    }
    await page.close();
  });

  it('starts anew in place when its code is changed, holding no more than before', async () => {
    const page = await openPage();
    await page.goto(url, { waitUntil: 'load' });
    await mapReady(page, 120_000);
    const before = await stateOf(page);
    for (const _ of [1, 2]) {
      const changed = await server.environments.client.moduleGraph.getModuleByUrl(
        '/src/page/section-nav.ts',
      );
      if (!changed) throw new Error('section-nav.ts is not served.');
      await page.evaluate(() => performance.clearMarks());
      await server.environments.client.reloadModule(changed);
      await page.waitForFunction(() => performance.getEntriesByName('map:ready').length > 0);
      const { held, elements } = await stateOf(page);
      expect(held.length).toBe(before.held.length);
      expect(elements).toBe(before.elements);
    }
    await page.close();
  });
});
