import type { Route } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { mapAtRest, mapReady } from '../../src/proof/story-page.ts';
import { listenOnPort } from '../../src/publish/serve-built.ts';
import { expectWholeText, gone, openBroken } from './support/broken-files.ts';
import { keepingPages, leaveAndReturn } from './support/leave-and-return.ts';
import { loseContext, restoreContext } from './support/lose-context.ts';
import { openUndrawn, sharedBrowser } from './support/open-browser.ts';
import { openPage, openStory } from './support/open-page.ts';

const url = inject('storyUrl');

/** These faults show in the page's words and its map's camera, so nothing need be drawn. */
const undrawn = { drawing: false, viewport: { width: 700, height: 440 } } as const;
const browser = await sharedBrowser('undrawn');

const openWith = (files: RegExp, answer: (route: Route) => unknown) =>
  openBroken(browser, url, files, answer);

it('without the tiles of the relief and the worker that draws it the live map is there, but flat', async () => {
  const { page, errors, close } = await openWith(/\/relief\/|relief-worker/, gone);
  await mapReady(page);
  await page.evaluate(() => {
    location.hash = 'to-laos';
  });
  expect((await mapAtRest(page)).layers).toContain('route-laos');
  expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
  await expectWholeText(page);
  await close();
});

describe('without the live map the story is whole', () => {
  it.each([
    ['the map’s code', /\/map-code-|\/maplibre-[\w-]+\.js/],
    ['the map’s worker', /map-worker/],
  ])('when %s is not there', async (_, files) => {
    const { page, close } = await openWith(files, gone);
    await page.waitForSelector('html[data-map=unavailable]', { timeout: 30_000 });
    expect(await page.locator('#_map-notice').textContent()).toContain('could not be loaded');
    expect(await page.getByText('A newer version of this story').count()).toBe(0);
    await expectWholeText(page);
    await close();
  });
});

it('a WebGL context that is lost comes back with its scene, and for good leaves the story, with a word about the map', async () => {
  const { page, goTo, close } = await openStory(browser, url, undrawn);
  const before = await goTo('the-law');
  await loseContext(page);
  await restoreContext(page);
  expect(await mapAtRest(page)).toEqual(before);
  await page.clock.install();
  await loseContext(page);
  await page.clock.fastForward(10_000);
  await page.waitForSelector('html[data-map=unavailable]', { timeout: 20_000 });
  expect(await page.locator('#_map-notice').textContent()).toContain('stopped drawing');
  await expectWholeText(page);
  await close();
});

describe('the browser’s own ways', () => {
  it('storage that is blocked changes nothing', async () => {
    const { page, errors, close } = await openPage(browser, {
      ...undrawn,
      serviceWorkers: 'allow',
    });
    await page.addInitScript(() => {
      const blocked = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
        Object.defineProperty(window, name, { get: blocked });
      }
      Object.defineProperty(Document.prototype, 'cookie', { get: blocked, set: blocked });
      ServiceWorkerContainer.prototype.register = () => {
        Object.assign(window, { triesToKeep: true });
        return Promise.reject(new Error('blocked'));
      };
    });
    await page.clock.install();
    await page.goto(url, { waitUntil: 'load' });
    await mapReady(page);
    await page.clock.fastForward(5000);
    await page.waitForFunction(() => 'triesToKeep' in window);
    await mapAtRest(page);
    expect(errors).toEqual([]);
    await close();
  });

  it('Back to a page that the browser has kept whole resumes it where it was', async () => {
    const keeper = await openUndrawn(keepingPages);
    const elsewhere = await listenOnPort((_, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end('<title>Elsewhere</title>');
    });
    const { page, goTo, errors } = await openStory(keeper, url, undrawn);
    const before = await goTo('the-law');
    await leaveAndReturn(page, elsewhere.url);
    expect(await mapAtRest(page)).toEqual(before);
    expect(await goTo('lifeline')).not.toEqual(before);
    expect(errors).toEqual([]);
    await keeper.close();
    await elsewhere.close();
  });
});
