import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { openAt, openPage, openStory } from './support/open-page.ts';

const url = inject('storyUrl');
const undrawn = { drawing: false } as const;
const phone = await openStory(url, { ...undrawn, viewport: { width: 360, height: 740 } });
const desk = await openStory(url, undrawn);

/** Whether an element's top is within the text's area. */
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

it('the end of the story is one closing screen, with the rest folded beneath', async () => {
  const { page, goTo } = desk;
  await goTo('sources');
  expect((await page.locator('#sources .card').boundingBox())?.height).toBeLessThan(900);
  expect(await page.locator('.sources').isVisible()).toBe(false);
  expect(await page.locator('.fold').count()).toBe(3);
  await page.locator('#sources .fold').last().scrollIntoViewIfNeeded();
  const buttons = page.locator('.share button:visible');
  expect(await buttons.allTextContents()).toEqual(['Copy link', 'Print']);
});

const cited = '#_source_daily-nk-2014-07-03';
const target = '#_source_hrw-2025';

it.each([
  ['a citation', `#the-eleven .cite a[href="${cited}"]`, cited],
  ['the link below the map', '.attribution a', '#_about'],
  ['a link within the end', `#sources a[href="${target}"]`, target],
])('folded text at the end is unfolded by %s, even at an unchanged URL', async (_, link, to) => {
  const { page, goTo } = phone;
  for (const again of [false, true]) {
    await foldAll(page);
    if (!again) await goTo(link.startsWith('#sources') ? 'sources' : 'the-eleven');
    await page.$eval(link, (a) => (a as HTMLElement).click());
    await expect.poll(() => seen(page, to)).toBe(true);
  }
});

it('folded text at the end is unfolded by a new or unchanged URL if the browser does not unfold it', async () => {
  const { page, goTo } = desk;
  await foldAll(page);
  await goTo('sources');
  expect(await seen(page, target)).toBe(false);
  await page.evaluate((target) => {
    history.pushState(null, '', target);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }, target);
  await expect.poll(() => seen(page, target)).toBe(true);
  await foldAll(page);
  await goTo('sources');
  await page.evaluate((target) => {
    history.pushState(null, '', target);
    window.addEventListener('click', (event) => event.preventDefault(), { capture: true });
  }, target);
  await page.locator(`#sources a[href="${target}"]`).first().click();
  await expect.poll(() => seen(page, target)).toBe(true);
});

it('the buttons at the end use the browser’s share dialog, copy the story’s URL, and print', async () => {
  const { page } = await openPage({ drawing: false });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(window, { asked, print: () => asked.push('print') });
    Object.defineProperty(Navigator.prototype, 'share', {
      value: async ({ title, url }: ShareData) => asked.push(`${title} ${url}`),
    });
    Object.defineProperty(Navigator.prototype, 'canShare', { value: () => true });
  });
  await page.goto(`${url}?hide=jilin${target}`);
  await expect.poll(() => seen(page, target)).toBe(true);
  for (const name of ['Share', 'Print', 'Copy link'])
    await page.locator('.share').getByRole('button', { name }).click();
  const story = `${new URL(url).origin}/`;
  expect(await page.evaluate(() => (window as unknown as { asked: string[] }).asked)).toEqual([
    `${await page.title()} ${story}`,
    'print',
  ]);
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(story);
});

it('without scripts the buttons at the end are absent, and folded text can still be opened', async () => {
  const { page } = await openAt(`${url}#sources`, { javaScript: false });
  expect(await page.locator('.share').isVisible()).toBe(false);
  await page.locator('.fold > summary', { hasText: 'Sources' }).click();
  expect(await page.locator('.sources li').first().isVisible()).toBe(true);
});
