import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { listen } from '../../src/build/listen.ts';
import { layers } from '../../src/story/layers.ts';
import { scenes } from '../../src/story/scenes.ts';
import { mapAtRest } from './support/map-at-rest.ts';
import { mapReady } from './support/map-ready.ts';
import { openBrowser, undrawnFlags } from './support/open-browser.ts';
import { type OpenPage, openPage } from './support/open-page.ts';
import { openStory } from './support/story-page.ts';

const url = inject('storyUrl');
/** Faults are told by the page's words and its map's camera and layers. */
const undrawn = { drawing: false } as const;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser({ flags: undrawnFlags });
});
afterAll(() => browser.close());

/** Opens the story with some of its files answered by `answer`, and gives a sign of a reader. */
async function openWith(files: RegExp, answer: (route: Route) => unknown): Promise<OpenPage> {
  const opened = await openPage(browser, undrawn);
  await opened.page.route(files, answer);
  await opened.page.goto(url, { waitUntil: 'load' });
  await opened.page.mouse.move(5, 5);
  await opened.page.mouse.move(9, 9);
  return opened;
}

async function expectWholeText(page: Page): Promise<void> {
  const seen = await page
    .locator('main section[id] :is(h1, h2)')
    .evaluateAll((all) => all.filter((heading) => heading.checkVisibility()).length);
  expect(seen).toBe(Object.keys(scenes).length);
}

const gone = (route: Route) => route.fulfill({ status: 404, body: 'not here' });
const noteOf = (page: Page, label: string) =>
  page.locator('.layer-note', { hasText: `${label} could not be loaded.` });

it('without the worker that draws the relief the live map is there, but flat', async () => {
  const { page, close } = await openWith(/relief-worker/, gone);
  await mapReady(page);
  await page.evaluate(() => {
    location.hash = 'to-laos';
  });
  expect((await mapAtRest(page)).layers).toContain('route-laos');
  await expectWholeText(page);
  await close();
});

describe('without the live map the story is whole', () => {
  it.each([
    ['the map’s code', /\/start-map-|\/maplibre-[\w-]+\.js/, 'could not be loaded'],
    ['the map’s worker', /map-worker/, 'could not be loaded'],
  ])('when %s is not there', async (_, files, words) => {
    const { page, close } = await openWith(files, gone);
    await page.waitForSelector('html[data-map=unavailable]', { timeout: 30_000 });
    expect(await page.locator('#map-notice').textContent()).toContain(words);
    await expectWholeText(page);
    await close();
  });

  it('when there is no WebGL', async () => {
    const { page, close } = await openPage(browser, { webgl: false });
    await page.goto(`${url}#to-laos`, { waitUntil: 'load' });
    await page.mouse.move(5, 5);
    await page.mouse.move(9, 9);
    await page.waitForSelector('html[data-map=unavailable]');
    await expectWholeText(page);
    await page
      .getByRole('button', { name: 'Explore the map' })
      .click({ timeout: 1000 })
      .catch(() => undefined);
    await page.keyboard.press('Escape');
    await expectWholeText(page);
    await close();
  });
});

describe('a layer that fails is named in the legend and comes back by "Try again"', () => {
  const broken: [name: string, answer: (route: Route) => unknown][] = [
    ['404', gone],
    ['500', (route) => route.fulfill({ status: 500, body: 'no' })],
    ['cut short', (route) => route.fulfill({ body: '{"type":"FeatureCollection","fea' })],
    ['a page', (route) => route.fulfill({ contentType: 'text/html', body: '<p>Log in first' })],
    ['refused', (route) => route.abort()],
    ['of another shape', (route) => route.fulfill({ body: '{"features":7}' })],
    [
      'malformed',
      (route) => route.fulfill({ body: '{"type":"FeatureCollection","features":[{]}' }),
    ],
  ];
  const cases = layers.map(({ id, label }, index) => {
    const [name, answer] = broken[index % broken.length] ?? ['404', gone];
    return { id, label, name, answer };
  });

  it.each(cases)('$label: $name', async ({ id, label, answer }) => {
    const file = new RegExp(`/${id}-[\\w-]{8}\\.geojson`);
    const { page, close } = await openWith(file, answer);
    await mapReady(page);
    await noteOf(page, label).waitFor({ state: 'attached' });
    await expect
      .poll(() => noteOf(page, label).getAttribute('hidden'), { timeout: 20_000 })
      .toBeNull();
    await expectWholeText(page);
    await page.unroute(file);
    await noteOf(page, label)
      .locator('button')
      .evaluate((button: HTMLElement) => button.click());
    await expect
      .poll(() => noteOf(page, label).getAttribute('hidden'), { timeout: 20_000 })
      .toBe('');
    await close();
  });

  it('when it never answers: the map is there without it, and asks for it again', async () => {
    let asked = 0;
    const { page, close } = await openWith(/\/dmz-[\w-]{8}\.geojson/, (route) => {
      asked += 1;
      return asked > 1 ? route.continue() : undefined;
    });
    await mapReady(page);
    await expectWholeText(page);
    await expect.poll(() => asked, { timeout: 20_000 }).toBe(2);
    await expect
      .poll(() => noteOf(page, 'Demilitarised Zone').getAttribute('hidden'), { timeout: 20_000 })
      .toBe('');
    await close();
  });

  it('when it is slow: the map waits for it without a note', async () => {
    const { page, errors, close } = await openWith(/\/jilin-[\w-]{8}\.geojson/, async (route) => {
      await new Promise((done) => setTimeout(done, 3000));
      await route.continue();
    });
    await mapReady(page);
    expect(await page.locator('.layer-note:not([hidden])').count()).toBe(0);
    expect(errors).toEqual([]);
    await close();
  });
});

describe('a WebGL context', () => {
  const toggle = (page: Page, method: 'loseContext' | 'restoreContext') =>
    page.evaluate((name) => {
      const holder = window as { lost?: WEBGL_lose_context | null | undefined };
      const canvas = document.querySelector<HTMLCanvasElement>('#map canvas');
      holder.lost ??= canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
      holder.lost?.[name]();
    }, method);

  it('that is lost and restored ten times leaves the scene of a fresh visit', async () => {
    const { page, goTo, close } = await openStory(browser, url, undrawn);
    for (const section of Object.keys(scenes).slice(0, 10)) {
      await toggle(page, 'loseContext');
      await page.waitForTimeout(150);
      await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), section);
      await page.waitForTimeout(150);
      await toggle(page, 'restoreContext');
      await page.waitForTimeout(300);
    }
    const scene = await goTo('to-laos');
    await close();
    const fresh = await openStory(browser, `${url}#to-laos`, undrawn);
    expect(scene).toEqual(await mapAtRest(fresh.page));
    await fresh.close();
  });

  it('that is lost for good leaves the story, with a word about the map', async () => {
    const { page, close } = await openStory(browser, url, undrawn);
    await toggle(page, 'loseContext');
    await page.waitForSelector('html[data-map=unavailable]', { timeout: 20_000 });
    expect(await page.locator('#map-notice').textContent()).toContain('stopped drawing');
    await expectWholeText(page);
    await close();
  });
});

describe('the browser’s own ways', () => {
  it('storage that is blocked changes nothing', async () => {
    const { page, errors, close } = await openPage(browser, undrawn);
    await page.addInitScript(() => {
      const blocked = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
        Object.defineProperty(window, name, { get: blocked });
      }
      Object.defineProperty(Document.prototype, 'cookie', { get: blocked, set: blocked });
      ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error('blocked'));
    });
    await page.goto(url, { waitUntil: 'load' });
    await mapReady(page);
    await page.waitForTimeout(4000);
    expect(errors).toEqual([]);
    await close();
  });

  it('a page that was frozen and is resumed shows the scene of its place', async () => {
    const { page, goTo, close } = await openStory(browser, url, undrawn);
    const session = await page.context().newCDPSession(page);
    const before = await goTo('the-law');
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await new Promise((done) => setTimeout(done, 1500));
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    expect(await goTo('lifeline')).not.toEqual(before);
    expect(await goTo('the-law')).toEqual(before);
    await close();
  });

  it('a clock that jumps by a day either way changes nothing', async () => {
    const { page, goTo, errors, close } = await openStory(browser, url, undrawn);
    const before = await goTo('the-law');
    for (const days of [1, -1]) {
      await page.evaluate((by) => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + by * 86_400_000;
      }, days);
      await goTo('lifeline');
      expect(await goTo('the-law')).toEqual(before);
    }
    expect(errors).toEqual([]);
    await close();
  });

  it('Back from another page returns to the same place and scene', async () => {
    const { page, goTo, errors, close } = await openStory(browser, url, undrawn);
    const before = await goTo('the-law');
    await page.goto('about:blank');
    await page.goBack();
    await mapReady(page);
    expect(await mapAtRest(page)).toEqual(before);
    expect(errors).toEqual([]);
    await close();
  });

  it('Back to a page that the browser has kept whole resumes it where it was', async () => {
    const keeper = await openBrowser({
      flags: undrawnFlags,
      defaultsLeftOut: ['--disable-back-forward-cache'],
    });
    const elsewhere = await listen((_, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end('<title>Elsewhere</title>');
    });
    const { page, goTo, errors } = await openStory(keeper, url, undrawn);
    const before = await goTo('the-law');
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => {
        document.documentElement.dataset.persisted = `${persisted}`;
      });
    });
    await page.goto(elsewhere.url);
    await page.goBack({ waitUntil: 'commit' });
    await page.waitForSelector('html[data-persisted=true]');
    expect(await mapAtRest(page)).toEqual(before);
    expect(await goTo('lifeline')).not.toEqual(before);
    expect(await goTo('the-law')).toEqual(before);
    expect(errors).toEqual([]);
    await keeper.close();
    await elsewhere.close();
  });

  it('a storm of turns and sizes ends in the scene of a fresh visit', async () => {
    const { page, goTo, errors, close } = await openStory(browser, url, undrawn);
    await goTo('to-laos');
    for (let turn = 0; turn < 20; turn += 1) {
      await page.setViewportSize(
        turn % 2 === 0 ? { width: 360 + turn * 7, height: 740 } : { width: 740, height: 360 },
      );
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.waitForTimeout(500);
    await goTo('the-law');
    const scene = await goTo('to-laos');
    expect(errors).toEqual([]);
    await close();
    const fresh = await openStory(browser, `${url}#to-laos`, undrawn);
    expect(scene).toEqual(await mapAtRest(fresh.page));
    await fresh.close();
  });
});
