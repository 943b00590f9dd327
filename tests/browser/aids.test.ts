import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { LngLat } from '../../src/core/camera/mercator.ts';
import { drawAgain } from './support/draw-nothing.ts';
import { mapAtRest } from './support/map-at-rest.ts';
import { onScreen } from './support/on-screen.ts';
import { openBrowser, undrawnFlags } from './support/open-browser.ts';
import { openPage } from './support/open-page.ts';
import { openStory, type StoryPage } from './support/story-page.ts';

const url = inject('storyUrl');
const undrawn = { drawing: false } as const;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;

/** The story at a desk, undrawn, which one test after the other visits. */
let story: StoryPage;

beforeAll(async () => {
  browser = await openBrowser({ flags: undrawnFlags });
  story = await openStory(browser, url, undrawn);
});
afterAll(() => browser.close());

/** Goes to a section of the shared story with the mouse aside, no layer switched and no list open. */
async function visit(section: string): Promise<StoryPage> {
  await story.page.mouse.move(2, 2);
  await story.page.evaluate(() => {
    document.querySelector<HTMLElement>('#layers .reset')?.click();
    const list = document.querySelector<HTMLDetailsElement>('.feature-list');
    if (list) list.open = false;
  });
  await story.goTo(section);
  return story;
}

const kosong: LngLat = [128.36, 38.63];
const manchuria: LngLat = [125.4, 45.2];

/** What axe finds wrong in the map's frame. */
const violations = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const run = (window as unknown as { axe: typeof import('axe-core') }).axe.run;
    const found = await run('#stage', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
  });

const panelOf = (page: Page) => page.locator('.feature-panel');

describe('a feature under the mouse', () => {
  it('is told of in a panel that Escape closes, without moving the map', async () => {
    const { page, errors } = await visit('rockets');
    const before = await page.locator('#map').getAttribute('data-camera');
    const [x, y] = await onScreen(page, kosong);
    await page.mouse.move(x, y);
    const panel = panelOf(page);
    await panel.waitFor();
    expect(await panel.textContent()).toContain('14 July 2014: about 100 fired.');
    expect(await page.locator('#map').getAttribute('data-lit')).toBe('2014-07-14');
    expect(await page.locator('#map canvas').evaluate(({ style }) => style.cursor)).toBe('pointer');
    expect(await panel.getByRole('link', { name: 'About this layer' }).getAttribute('href')).toBe(
      '#about-firing-sites',
    );
    await page.keyboard.press('Escape');
    expect(await panel.isVisible()).toBe(false);
    await mapAtRest(page);
    expect(await page.locator('#map').getAttribute('data-camera')).toBe(before);
    expect(errors).toEqual([]);
  });

  it('is told of in a page that opens at its section, before any scroll', async () => {
    const { page, close } = await openStory(browser, `${url}/#rockets`, undrawn);
    await page.mouse.move(...(await onScreen(page, kosong)));
    await panelOf(page).waitFor();
    await close();
  });

  it('is let go when the mouse leaves it, and kept by a click until its button is used', async () => {
    const { page } = await visit('rockets');
    const [x, y] = await onScreen(page, kosong);
    const panel = panelOf(page);
    await page.mouse.move(x, y);
    await panel.waitFor();
    await page.mouse.move(x + 30, y - 120);
    await panel.waitFor({ state: 'hidden' });
    await page.mouse.click(x, y);
    await panel.waitFor();
    await page.mouse.move(x + 30, y - 120);
    await page.waitForTimeout(500);
    expect(await panel.isVisible()).toBe(true);
    const button = panel.getByRole('button', { name: 'Close' });
    const size = await button.boundingBox();
    expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(24);
    await button.click();
    expect(await panel.isVisible()).toBe(false);
  });

  it('is not found in a layer that the reader has switched off', async () => {
    const { page } = await visit('rockets');
    const [x, y] = await onScreen(page, kosong);
    for (const name of ['Firing sites, 2014', 'Demilitarised Zone']) {
      await page.getByRole('checkbox', { name, exact: true }).uncheck();
    }
    await mapAtRest(page);
    await page.mouse.move(x, y);
    await page.waitForTimeout(500);
    expect(await panelOf(page).isVisible()).toBe(false);
  });

  it('has a list and a panel without a fault, light and dark', async () => {
    const { page, goTo, close } = await openStory(browser, url, undrawn);
    await page.evaluate(axe);
    await goTo('the-eleven');
    const faultless = async (seen: string) => {
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page), `${seen}, ${colorScheme}`).toEqual([]);
      }
    };
    await page.locator('#all-layers').click();
    await page.getByText('On the map now', { exact: true }).click();
    const show = page.getByRole('button', { name: 'Show on the map: Jilin', exact: true });
    await show.waitFor();
    await faultless('list');
    await show.click();
    await panelOf(page).waitFor();
    await faultless('panel');
    await close();
  });
});

describe('a tap', () => {
  it('opens the panel on a phone, and scrolling on closes it', async () => {
    const { page, goTo, close } = await openStory(browser, url, {
      ...undrawn,
      viewport: { width: 360, height: 740 },
      touch: true,
    });
    await goTo('the-eleven');
    const [x, y] = await onScreen(page, [125.6, 43.7]);
    await page.touchscreen.tap(x, y);
    const panel = panelOf(page);
    await panel.waitFor();
    expect(await panel.textContent()).toContain('Jilin');
    expect(await panel.locator('[lang=zh-Hans]').textContent()).toBe('吉林省');
    for (const target of [panel.getByRole('button', { name: 'Close' }), panel.locator('a')]) {
      const box = await target.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    expect(await page.locator('html').getAttribute('data-mode')).not.toBe('reader');
    await page.evaluate(() => window.scrollBy({ top: 400, behavior: 'instant' }));
    await panel.waitFor({ state: 'hidden' });
    await close();
  });
});

describe('a tap on a site of several days', () => {
  it('opens a table of them on a phone, a row a day', async () => {
    const { page, goTo, close } = await openStory(browser, url, {
      ...undrawn,
      viewport: { width: 360, height: 740 },
      touch: true,
    });
    await goTo('ninety-firings');
    const last = page.locator('[data-chart="firings"] [data-date="2014-07-14"]');
    await last.evaluate((row) => row.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await mapAtRest(page);
    await page.touchscreen.tap(...(await onScreen(page, [127.48, 39.17])));
    const rows = panelOf(page).locator('dl > div');
    await panelOf(page).getByText('16 March 2014').waitFor();
    const boxes = await rows.evaluateAll((all) =>
      all.map((row) => {
        const [term, words] = [...row.children].map((each) => {
          const text = document.createRange();
          text.selectNodeContents(each);
          return text.getBoundingClientRect();
        });
        const { top = 0, right = 0, height = 0 } = term ?? {};
        return { top, height, apart: (words?.left ?? 0) - right };
      }),
    );
    expect(boxes.length).toBeGreaterThan(7);
    for (const [index, { top, apart, height }] of boxes.entries()) {
      expect(apart).toBeGreaterThan(4);
      expect(height).toBeLessThan(24);
      expect(top).toBeGreaterThan(boxes[index - 1]?.top ?? Number.NEGATIVE_INFINITY);
    }
    await close();
  });
});

describe('the list of what is on the map', () => {
  it('shows a feature on a phone beside its panel, with the way back at hand', async () => {
    const { page, goTo, close } = await openStory(browser, url, {
      ...undrawn,
      viewport: { width: 360, height: 740 },
      touch: true,
      reducedMotion: 'reduce',
    });
    await goTo('the-eleven');
    await page.locator('#layers-panel > summary').click();
    await page.getByText('On the map now', { exact: true }).click();
    await page.getByRole('button', { name: /^Show on the map: Yanbian/ }).click();
    await mapAtRest(page);
    const panel = await panelOf(page).boundingBox();
    const [, south] = await onScreen(page, [129.5, 42.05]);
    expect(south).toBeLessThanOrEqual(panel?.y ?? 0);
    await page.getByRole('button', { name: 'Back to the story' }).click({ timeout: 5000 });
    await page.waitForSelector('html[data-mode=story]');
    await close();
  });

  it('leads to a feature by the keyboard alone, and back', async () => {
    const { page, goTo, errors, close } = await openStory(browser, url, {
      ...undrawn,
      reducedMotion: 'reduce',
    });
    const { zoom } = await goTo('rockets');
    const all = page.locator('#all-layers');
    await all.focus();
    await page.keyboard.press('Enter');
    await page.locator('.feature-list > summary').focus();
    await page.keyboard.press('Enter');
    const show = page.getByRole('button', { name: 'Show on the map: Hwangju' });
    await show.focus();
    expect(await page.locator('#map').getAttribute('data-lit')).toBe('2014-07-09');
    await page.keyboard.press('Enter');
    await page.waitForSelector('html[data-mode=reader]');
    const shown = await mapAtRest(page);
    expect(shown.zoom).not.toBe(zoom);
    const panel = panelOf(page);
    expect(await panel.textContent()).toContain('Hwangju');
    const [x, y] = await onScreen(page, [125.702, 38.687]);
    const box = await panel.boundingBox();
    const covered =
      box && x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
    expect(covered).toBe(false);
    expect(await panel.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Close');
    await page.keyboard.press('Escape');
    expect(await panel.isVisible()).toBe(false);
    expect(await all.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('html').getAttribute('data-mode')).toBe('reader');
    expect(errors).toEqual([]);
    await close();
  });

  it('follows the switches while it is open, and says so', async () => {
    const { page, goTo, close } = await openStory(browser, url, undrawn);
    await goTo('rockets');
    await page.locator('#all-layers').click();
    await page.getByText('On the map now', { exact: true }).click();
    const list = page.locator('.feature-list');
    await list.getByText('Military Demarcation Line', { exact: true }).waitFor();
    const status = page.locator('.feature-status');
    expect(await status.textContent()).toBe('');
    await page.keyboard.press('Escape');
    await page.getByRole('checkbox', { name: 'Jilin', exact: true }).check();
    expect(await status.textContent()).toBe(
      'On the map now: Demilitarised Zone, Jilin, Firing sites, 2014, Fall zone, 14 July.',
    );
    await page.getByText('On the map now', { exact: true }).click();
    await list.getByText('190,736 km²').waitFor();
    await close();
  });
});

describe('the chart of the firings', () => {
  it('lights up the map, and the map the chart', async () => {
    const drawer = await openBrowser();
    const viewport = { width: 1000, height: 700 };
    const { page, goTo } = await openStory(drawer, url, { ...undrawn, viewport });
    await page.evaluate(drawAgain);
    await goTo('ninety-firings');
    const row = page.locator('.chart [data-date="2014-06-29"]');
    await row.scrollIntoViewIfNeeded();
    await mapAtRest(page);
    const map = page.locator('#map');
    const canvas = { clip: { x: 560, y: 80, width: 420, height: 480 } };
    const before = await page.screenshot(canvas);
    await row.locator('.label, text').first().hover();
    await page.waitForSelector('#map[data-lit="2014-06-29"]');
    await mapAtRest(page);
    expect((await page.screenshot(canvas)).equals(before)).toBe(false);
    expect(await row.getAttribute('class')).toContain('is-lit');
    await page.mouse.move(990, 400);
    await page.waitForSelector('#map[data-lit=""]');
    await page.locator('.chart [data-date="2014-07-14"]').evaluate((row) => {
      scrollBy({ top: row.getBoundingClientRect().top - innerHeight * 0.3, behavior: 'instant' });
    });
    const [x, y] = await onScreen(page, [125.702, 38.687]);
    await page.mouse.move(x, y);
    await page.waitForSelector('.chart .is-lit[data-date="2014-07-09"]');
    expect(await map.getAttribute('data-lit')).toBe('2014-07-09');
    await drawer.close();
  });
});

describe('the firings', () => {
  it('come by date, in step with the rows of their chart, and all of a site are told together', async () => {
    const drawer = await openBrowser();
    const viewport = { width: 1000, height: 700 };
    const { page, goTo, scrollTo } = await openStory(drawer, url, { ...undrawn, viewport });
    await page.evaluate(drawAgain);
    await goTo('ninety-firings');
    const ahead = () =>
      page
        .locator('[data-chart="firings"] [data-date].is-ahead')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-date')));
    const read = async (day: string) => {
      const top = await page
        .locator(`[data-chart="firings"] [data-date="${day}"]`)
        .evaluate((row) => scrollY + row.getBoundingClientRect().top - innerHeight * 0.45);
      await scrollTo(Math.round(top));
    };
    const clip = async (at: LngLat) => {
      const [x, y] = await onScreen(page, at);
      return { clip: { x: x - 12, y: y - 12, width: 24, height: 10 } };
    };
    await read('2014-03-04');
    const wonsan = await clip([127.44, 39.15]);
    const fewAtWonsan = await page.screenshot(wonsan);
    await read('2014-03-16');
    expect((await page.screenshot(wonsan)).equals(fewAtWonsan)).toBe(false);
    expect(await ahead()).not.toContain('2014-03-16');
    expect(await ahead()).toContain('2014-06-26');
    const quiet = page.locator('[data-chart="firings"] .quiet');
    const fading = () => quiet.evaluate((words) => Number(getComputedStyle(words).opacity));
    expect(await fading()).toBeLessThan(0.5);
    const hwangju = await clip([125.7, 38.69]);
    const before = await page.screenshot(hwangju);
    await read('2014-07-14');
    expect(await ahead()).toEqual([]);
    expect(await fading()).toBe(1);
    expect((await page.screenshot(hwangju)).equals(before)).toBe(false);
    await page.mouse.click(...(await onScreen(page, [127.48, 39.17])));
    const panel = panelOf(page);
    await panel.getByText('Wonsan', { exact: true }).waitFor();
    expect(await panel.textContent()).toContain('on 7 days, from 21 February 2014 to 2 July 2014');
    expect(await panel.textContent()).toContain('22 March 2014');
    const [top = 0, least = 0] = await page.evaluate(() => {
      const controls = [...document.querySelectorAll('.bar-top > :not([hidden])')];
      const bottoms = controls.map((control) => control.getBoundingClientRect().bottom);
      const top = document.querySelector('.feature-panel')?.getBoundingClientRect().top ?? 0;
      return [top, Math.max(...bottoms)];
    });
    expect(top).toBeGreaterThan(least);
    await drawer.close();
  });
});

describe('the Koreans of Manchuria', () => {
  it('come as far as 1920 when the text is there, and to 1945 only with its word', async () => {
    const drawer = await openBrowser();
    const viewport = { width: 1000, height: 700 };
    const { page, goTo, scrollTo } = await openStory(drawer, url, { ...undrawn, viewport });
    await page.evaluate(drawAgain);
    await goTo('before-the-border');
    const read = async (year: string) => {
      const top = await page
        .locator('#before-the-border [data-on]', { hasText: year })
        .evaluate((word) => scrollY + word.getBoundingClientRect().top - innerHeight * 0.45);
      await scrollTo(Math.round(top));
    };
    await read('1920');
    const [x, y] = await onScreen(page, manchuria);
    const largestRing = { clip: { x: x + 48, y: y - 8, width: 16, height: 16 } };
    const in1920 = await page.screenshot(largestRing);
    await read('1945');
    expect((await page.screenshot(largestRing)).equals(in1920)).toBe(false);
    await drawer.close();
  });
});

describe('scale and place', () => {
  it('say how far and where, and keep off the subject', async () => {
    const { page, goTo } = await visit('rockets');
    expect(await page.getByRole('img', { name: 'Scale: 20 km, 12 mi' }).isVisible()).toBe(true);
    const locator = page.locator('.locator');
    const box = await locator.boundingBox();
    const [, north] = await onScreen(page, [127.35, 39.25]);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(north);
    await goTo('title');
    expect(await locator.isVisible()).toBe(false);
  });
});

describe('the downloads', () => {
  it('are the files of the map, with what they say of themselves', async () => {
    const { page, close } = await openPage(browser);
    await page.goto(url);
    const links = await page
      .locator('a.download')
      .evaluateAll((all) =>
        all.map((link) => [(link as HTMLAnchorElement).href, (link as HTMLAnchorElement).download]),
      );
    expect(links.length).toBeGreaterThanOrEqual(8);
    for (const [href = '', name = ''] of links) {
      const response = await page.request.get(href);
      const file = await response.json();
      expect(name).toBe(`${file.metadata.id}.geojson`);
      expect(file.features.length, name).toBeGreaterThan(0);
    }
    await close();
  });
});
