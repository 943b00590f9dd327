import { readFile } from 'node:fs/promises';
import type { Page, Route } from 'playwright-core';
import sharp from 'sharp';
import { expect, inject, it } from 'vitest';
import { giveSign, mapAtRest, mapReady } from '../../src/proof/story-page.ts';
import { listenOnPort } from '../../src/publish/serve-built.ts';
import { layers, scenes } from '../support/this-story.ts';
import { inEveryRun, someOf } from './support/cases.ts';
import { keepingPages, leaveAndReturn } from './support/leave-and-return.ts';
import { loseContext, restoreContext } from './support/lose-context.ts';
import { openUndrawn } from './support/open-browser.ts';
import { openPage, openStory, still } from './support/open-page.ts';

const url = inject('storyUrl');

/** These faults show in the text and the camera, so that nothing need be drawn. */
const undrawn = { ...still, viewport: { width: 700, height: 440 } } as const;

/** Opens the story with some files answered by `answer`, and simulates a reader. */
async function openBroken(files: RegExp, answer: (route: Route) => unknown) {
  const opened = await openPage(undrawn);
  await opened.page.route(files, answer);
  await opened.page.goto(`${url}/`);
  await giveSign(opened.page);
  return opened;
}

const gone = (route: Route) => route.fulfill({ status: 404, body: 'not here' });

async function expectWholeText(page: Page) {
  const headings = page.locator('main section[id] :is(h1, h2)').filter({ visible: true });
  expect(await headings.count()).toBe(Object.keys(scenes).length);
}

const script = /\/index-[\w-]+\.js$/;
const lostFiles: Readonly<Record<string, readonly [RegExp, (route: Route) => unknown]>> = {
  'an answer for its script': [script, () => undefined],
  'its script': [script, gone],
  'half of its script': [script, (route) => route.fulfill({ body: 'const map = {' })],
  'the picture over its map': [
    /\/(poster-.*\.avif|maplibre-.*)$/,
    (route) => (route.request().url().endsWith('.avif') ? gone(route) : undefined),
  ],
};
const builtIns = ['Array.prototype.at', 'Object.hasOwn', 'String.prototype.replaceAll'];
const few = ['an answer for its script', 'the picture over its map', 'ResizeObserver'];

it.each(someOf([...Object.keys(lostFiles), ...builtIns, 'matchMedia', 'ResizeObserver'], few))(
  'the cover shows its still map after two seconds without %s',
  async (lost) => {
    for (const [width, height] of [[1280, 800] as const, [390, 844] as const]) {
      const { page } = await openPage({ viewport: { width, height } });
      await page.addInitScript(lostFiles[lost] ? '' : `delete ${lost}`);
      if (lostFiles[lost]) await page.route(...lostFiles[lost]);
      await page.goto(`${url}/`, { waitUntil: 'commit' });
      // Beside or above the text; the entropy of a flat colour is 0.
      const clip = { x: width / 2, y: 80, width: 0.4 * width, height: 240 };
      const entropy = async () => {
        await page.evaluate(
          'for (const each of document.getAnimations()) { each.pause(); each.currentTime = 2000; }',
        );
        return (await sharp(await page.screenshot({ clip })).stats()).entropy;
      };
      await expect.poll(entropy).toBeGreaterThan(1);
    }
  },
);

const newer = 'A newer version of this story is ready.';

/** Serves a newer build at the page's URL from now on, with another script and title. */
async function publishNewer(page: Page) {
  const html = await readFile('dist/index.html', 'utf8');
  const body = html
    .replaceAll(/\bassets\/index-[\w-]+\.js/g, 'assets/index-newer.js')
    .replace('<title>', '<title>Newer: ');
  await page.route(/\/$/, (route) => route.fulfill({ contentType: 'text/html', body }));
}

async function takeUp(page: Page) {
  await page.getByText(newer).waitFor();
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.waitForFunction(() => document.title.startsWith('Newer: '));
}

const noteOf = (page: Page, label: string) =>
  page.locator('.layer-note', { hasText: `${label} could not be loaded.` });

inEveryRun(() => {
  it('without relief tiles and their worker the live map works, but is flat', async () => {
    const { page, errors } = await openBroken(/\/relief\/|relief-worker/, gone);
    await mapReady(page);
    await page.evaluate("location.hash = 'to-laos'");
    expect((await mapAtRest(page)).layers).toContain('route-laos');
    expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
    await expectWholeText(page);
  });

  it.each([
    ['the map’s code', /\/map-code-|\/maplibre-[\w-]+\.js/],
    ['the map’s worker', /map-worker/],
  ])('without %s the story is complete and explains the missing map', async (_, files) => {
    const { page } = await openBroken(files, gone);
    await page.waitForSelector('html[data-map=unavailable]');
    expect(await page.locator('#_map-notice').textContent()).toContain('could not be loaded');
    expect(await page.getByText('A newer version of this story').count()).toBe(0);
    await expectWholeText(page);
  });

  it('a lost WebGL context is restored with its scene, or gives way to the story with a notice', async () => {
    const { page, goTo } = await openStory(url, undrawn);
    const before = await goTo('the-law');
    await loseContext(page);
    await restoreContext(page);
    expect(await mapAtRest(page)).toEqual(before);
    await page.clock.install();
    await loseContext(page);
    await page.clock.fastForward(10_000);
    await page.waitForSelector('html[data-map=unavailable]');
    expect(await page.locator('#_map-notice').textContent()).toContain('stopped drawing');
    await expectWholeText(page);
  });

  it('the story works unchanged if storage is blocked', async () => {
    const { page, errors } = await openPage({ ...undrawn, serviceWorkers: 'allow' });
    await page.addInitScript(() => {
      const blocked = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, name, { get: blocked });
      Object.defineProperty(Document.prototype, 'cookie', { get: blocked, set: blocked });
      ServiceWorkerContainer.prototype.register = () => {
        Object.assign(window, { triesToKeep: true });
        return Promise.reject(new Error('blocked'));
      };
    });
    await page.clock.install();
    await page.goto(url);
    await mapReady(page);
    await page.clock.fastForward(5000);
    await page.waitForFunction(() => 'triesToKeep' in window);
    await mapAtRest(page);
    expect(errors).toEqual([]);
  });

  it('going back to a page in the back/forward cache resumes it where it was', async ({ skip }) => {
    const keeper = await openUndrawn(keepingPages);
    const elsewhere = await listenOnPort((_, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end('<title>Elsewhere</title>');
    });
    const { page, goTo, errors } = await openStory(url, { ...undrawn, browser: keeper });
    const before = await goTo('the-law');
    if (!(await leaveAndReturn(page, elsewhere.url))) skip('This browser keeps no page.');
    expect(await mapAtRest(page)).toEqual(before);
    expect(await goTo('lifeline')).not.toEqual(before);
    expect(errors).toEqual([]);
    await keeper.close();
    await elsewhere.close();
  });

  it('an outdated page offers the newer version if its map code is gone', async () => {
    const { page } = await openPage({ drawing: false });
    await page.route(/\/map-code-|\/maplibre-[\w-]+\.js/, async (route) => {
      await publishNewer(page);
      await gone(route);
    });
    await page.goto(`${url}/`);
    await giveSign(page);
    await takeUp(page);
  });

  it('a browser without AbortSignal.timeout has the map and its layers', async () => {
    const { page } = await openPage(undrawn);
    await page.addInitScript('delete AbortSignal.timeout; delete AbortSignal.any;');
    await page.goto(`${url}/`);
    await mapReady(page);
    await noted(page, 'Demilitarised Zone', '');
  });
});

const { id, label } = layers.find((layer) => layer.id !== 'dmz') ?? { id: '', label: '' };

const noted = (page: Page, label: string, hidden: '' | null) =>
  expect.poll(() => noteOf(page, label).getAttribute('hidden')).toBe(hidden);
const tryAgain = (page: Page, label: string) =>
  noteOf(page, label).locator('button').dispatchEvent('click');

inEveryRun(() => {
  it.each([
    ['whose path begins with two slashes', '//', () => undefined],
    ['that scripts may not change', '/', () => Object.assign(history, { replaceState: 0 })],
  ])('a switch changes the map at a URL %s', async (_, path, script) => {
    const { page } = await openStory(url + path, { ...undrawn, scripts: [script] });
    await page.locator('#_show-jilin').evaluate((box: HTMLElement) => box.click());
    await expect.poll(async () => (await mapAtRest(page)).layers).toContain('jilin');
    expect(page.url()).toBe(url + (path === '//' ? '//?show=jilin' : path));
  });

  it('a failed layer is named in the legend; "Try again" reloads it, or a newer version is offered if its file is gone', async () => {
    const file = new RegExp(`/${id}-[\\w-]{8}\\.geojson`);
    const { page } = await openBroken(file, gone);
    await page.route(/\/dmz-[\w-]{8}\.geojson/, gone);
    await mapReady(page);
    await noted(page, label, null);
    await noted(page, 'Demilitarised Zone', null);
    await expectWholeText(page);
    expect(await page.getByText(newer).count()).toBe(0);
    await page.unroute(file);
    await tryAgain(page, label);
    await noted(page, label, '');
    await publishNewer(page);
    await tryAgain(page, 'Demilitarised Zone');
    await takeUp(page);
  });

  it('a layer that never answers is named in the legend and requested again, while the map works without it', async () => {
    let asked = 0;
    const { page } = await openBroken(/\/dmz-[\w-]{8}\.geojson/, (route) => {
      asked += 1;
      return asked > 1 ? route.continue() : undefined;
    });
    await mapReady(page);
    await expectWholeText(page);
    await expect.poll(() => asked).toBe(2);
    await noted(page, 'Demilitarised Zone', '');
  });
});
