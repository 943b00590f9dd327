import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { sharedBrowser } from './support/open-browser.ts';
import { openPage, openStory } from './support/open-page.ts';

const url = inject('storyUrl');
const browser = await sharedBrowser('undrawn');
const undrawn = { drawing: false } as const;
const phone = await openStory(browser, url, { ...undrawn, viewport: { width: 360, height: 740 } });
const desk = await openStory(browser, url, undrawn);

/** Whether an element's top is on the part of the screen that the map leaves to the text. */
const seen = (page: Page, selector: string) =>
  page.evaluate((selector) => {
    const element = document.querySelector(selector);
    if (!element?.checkVisibility()) return false;
    const { top } = element.getBoundingClientRect();
    const stage = document.querySelector('#_stage')?.getBoundingClientRect().bottom ?? 0;
    return top >= (stage < innerHeight ? stage : 0) && top < innerHeight;
  }, selector);

const foldAll = (page: Page) =>
  page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = false;
  });

it.each([
  ['a phone', phone],
  ['a desk', desk],
])(
  'the end of the story on %s is a closing screen: what it comes to, what to read on, and the rest folded beneath',
  async (name, { page, goTo }) => {
    await goTo('sources');
    const card = page.locator('#sources .card');
    const textRoom = name === 'a desk' ? 900 : 370;
    expect((await card.boundingBox())?.height).toBeLessThan(3 * textRoom);
    if (name === 'a desk') expect((await card.boundingBox())?.height).toBeLessThan(textRoom);
    expect(await page.locator('.sources').isVisible()).toBe(false);
    expect(await page.locator('.fold').count()).toBe(3);
    await page.locator('#sources .fold').last().scrollIntoViewIfNeeded();
    expect(await page.locator('.share button:visible').allTextContents()).toEqual([
      'Copy link',
      'Print',
    ]);
  },
);

describe('a link to what is folded at the end', () => {
  it.each([
    [
      'a citation',
      '#the-eleven .cite a[href="#_source_daily-nk-2014-07-03"]',
      '#_source_daily-nk-2014-07-03',
    ],
    ['the link below the map', '.attribution a', '#_about'],
  ])('unfolds what %s leads to, and again once it is folded', async (_, link, target) => {
    const { page, goTo } = phone;
    for (let again = 0; again < 2; again += 1) {
      await foldAll(page);
      await goTo('the-eleven');
      await page.locator(link).first().click();
      await expect.poll(() => seen(page, target)).toBe(true);
      const fold = page
        .locator(`${target}:is(details)`)
        .or(page.locator(`details:has(${target})`))
        .first();
      await expect
        .poll(() => fold.evaluate((fold) => (fold as HTMLDetailsElement).open))
        .toBe(true);
    }
  });

  it('unfolds what the same link leads to where the address is its own already', async () => {
    const { page } = phone;
    const link = page.locator(`#sources a[href="${target}"]`).first();
    for (let again = 0; again < 2; again += 1) {
      await foldAll(page);
      await link.click();
      await expect.poll(() => seen(page, target)).toBe(true);
    }
  });
});

const target = '#_source_hrw-2025';

describe('what is folded', () => {
  /** The story at its end, all folded, in a browser that unfolds nothing by itself. */
  async function atTheEnd(): Promise<Page> {
    const { page, goTo } = desk;
    await foldAll(page);
    await goTo('sources');
    expect(await seen(page, target)).toBe(false);
    return page;
  }

  it('is unfolded for a new address where the browser does not do so', async () => {
    const page = await atTheEnd();
    await page.evaluate((target) => {
      history.pushState(null, '', target);
      window.dispatchEvent(new HashChangeEvent('hashchange'));
    }, target);
    await expect.poll(() => seen(page, target)).toBe(true);
  });

  it('is unfolded for a link to the address that is there already, where the browser does not do so', async () => {
    const page = await atTheEnd();
    await page.evaluate((target) => {
      history.pushState(null, '', target);
      window.addEventListener('click', (event) => event.preventDefault(), { capture: true });
    }, target);
    await page.locator(`#sources a[href="${target}"]`).first().click();
    await expect.poll(() => seen(page, target)).toBe(true);
  });
});

describe('the buttons at the end', () => {
  it('of a page that a link from elsewhere unfolds share by the browser’s own sharing where it has it, copy the story’s address, and print', async () => {
    const { page, close } = await openPage(browser, { drawing: false });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.addInitScript(() => {
      const asked: string[] = [];
      Object.assign(window, { asked, print: () => asked.push('print') });
      Object.defineProperty(Navigator.prototype, 'share', {
        value: async ({ title, url }: ShareData) => asked.push(`${title} ${url}`),
      });
      Object.defineProperty(Navigator.prototype, 'canShare', { value: () => true });
    });
    await page.goto(`${url}?hide=jilin${target}`, { waitUntil: 'load' });
    await expect.poll(() => seen(page, target)).toBe(true);
    for (const name of ['Share', 'Print', 'Copy link']) {
      await page.locator('.share').getByRole('button', { name }).click();
    }
    const story = `${new URL(url).origin}/`;
    expect(await page.evaluate(() => (window as unknown as { asked: string[] }).asked)).toEqual([
      `${await page.title()} ${story}`,
      'print',
    ]);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(story);
    await close();
  });

  it('are not there without scripts, and the rest can be unfolded', async () => {
    const { page, close } = await openPage(browser, { javaScript: false });
    await page.goto(`${url}#sources`, { waitUntil: 'load' });
    expect(await page.locator('.share').isVisible()).toBe(false);
    await page.locator('.fold > summary', { hasText: 'Sources' }).click();
    expect(await page.locator('.sources li').first().isVisible()).toBe(true);
    await close();
  });
});
