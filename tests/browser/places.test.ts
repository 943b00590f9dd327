import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { mapAtRest, mapReady } from '../../src/proof/story-page.ts';
import { drag } from './support/film.ts';
import { openStory, screens, still } from './support/open-page.ts';

const url = inject('storyUrl');
const undrawn = { drawing: false } as const;

const upright = screens.largePhone;
const story = await openStory(url, undrawn);
const phone = await openStory(`${url}/#lifeline`, { ...still, viewport: upright });

it('a reload keeps the place in the story and its scene', async () => {
  await story.goTo('to-laos');
  const before = await story.scrollTo((await story.page.evaluate(() => scrollY)) + 2000);
  await story.page.waitForFunction(() => location.hash === '#to-laos');
  const scrolled = await story.page.evaluate(() => scrollY);
  await story.page.reload({ waitUntil: 'load' });
  await mapReady(story.page);
  expect(await mapAtRest(story.page)).toEqual(before);
  expect(await story.page.evaluate(() => scrollY)).toBe(scrolled);
});

/** The section and the paragraph in the middle of the text's area. */
const wordsRead = (page: Page) =>
  page.evaluate(() => {
    const stage = document.querySelector('#_stage')?.getBoundingClientRect();
    const top = stage && stage.height < innerHeight ? stage.bottom : 0;
    const all = [...document.querySelectorAll<HTMLElement>('main .card > *')].filter(
      (part) => part.clientHeight > 1,
    );
    const part = all.find((each) => each.getBoundingClientRect().bottom > (top + innerHeight) / 2);
    return { section: part?.closest('section')?.id, at: part && all.indexOf(part) };
  });

/** Scrolls by a pixel to and fro in each frame until the window is resized, so that the page never rests. */
const keepScrolling = (page: Page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    let turned = false;
    window.addEventListener('resize', () => (turned = true), { once: true });
    const scroll = async () => {
      for (let by = 1; !turned; by = -by) {
        window.scrollBy({ top: by, behavior: 'instant' });
        await frame();
      }
    };
    void scroll();
    await frame();
    await frame();
  });

const press = async (page: Page, id: string) => {
  const box = await page.locator(`#_${id}`).boundingBox();
  await page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
};

const onItsSide = { width: 844, height: 390 };
const turn = async (size: { width: number; height: number }) => {
  await phone.page.setViewportSize(size);
  return mapAtRest(phone.page);
};

it('turning a phone keeps the place that a link led to, even when the phone is turned back', async () => {
  const { page } = phone;
  const camera = await mapAtRest(page);
  const before = await wordsRead(page);
  expect(before.section).toBe('lifeline');
  await turn(onItsSide);
  expect(await wordsRead(page)).toEqual(before);
  expect(await turn(upright)).toEqual(camera);
  expect(await wordsRead(page)).toEqual(before);
});

it('turning a phone keeps the place mid-scroll, even when the phone is turned back', async () => {
  const { page } = phone;
  await page.locator('#to-thailand :is(.card, .sheet) > p').nth(2).scrollIntoViewIfNeeded();
  await keepScrolling(page);
  const before = await wordsRead(page);
  const scrolled = await page.evaluate(() => scrollY);
  await turn(onItsSide);
  expect(await wordsRead(page)).toEqual(before);
  await turn(upright);
  expect(await wordsRead(page)).toEqual(before);
  expect(Math.abs((await page.evaluate(() => scrollY)) - scrolled)).toBeLessThanOrEqual(2);
});

it('turning a phone keeps the place in a chart whose table was just unfolded', async () => {
  const { page, goTo } = phone;
  await goTo('ninety-firings');
  const row = page.locator('#ninety-firings .data tr').nth(1);
  const onScreen = () =>
    row.evaluate((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      const stage = document.querySelector('.map-frame')?.getBoundingClientRect();
      const head = stage && stage.height < innerHeight ? stage.bottom : 0;
      return top >= head && bottom <= innerHeight;
    });
  const summary = page.locator('#ninety-firings .data summary');
  await summary.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await mapAtRest(page);
  await summary.click();
  expect(await onScreen()).toBe(true);
  await turn(onItsSide);
  expect(await onScreen()).toBe(true);
  await page.setViewportSize(upright);
});

it('turning a phone keeps the place while the map is explored', async () => {
  const { page, goTo } = phone;
  await goTo('lifeline');
  const before = await wordsRead(page);
  await press(page, 'explore');
  await page.waitForSelector('html[data-mode=exploring]');
  await turn(onItsSide);
  await press(page, 'back');
  await page.waitForSelector('html[data-mode=story]');
  await mapAtRest(page);
  expect(await wordsRead(page)).toEqual(before);
});

it('a link to a view shows the sender’s view and layers in another browser, with a way back to the story', async () => {
  const { page, goTo } = story;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const { center: storyCenter } = await goTo('the-eleven');
  await page.locator('#_all-layers').click();
  await page.getByRole('checkbox', { name: 'Firing sites, 2014' }).check();
  await page.getByRole('checkbox', { name: 'Jilin' }).uncheck();
  await page.getByRole('button', { name: 'Explore the map' }).click();
  await drag(page, [900, 450], [700, 300]);
  const sent = await mapAtRest(page);
  await page.getByRole('button', { name: 'Copy link to this view' }).click();
  await page.getByRole('button', { name: 'Link copied' }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const received = await openStory(link, undrawn);
  await received.page.waitForSelector('html[data-mode=reader]');
  const seen = await mapAtRest(received.page);
  expect(seen.center[0]).toBeCloseTo(sent.center[0], 3);
  expect(seen.center[1]).toBeCloseTo(sent.center[1], 3);
  expect(seen.zoom).toBeCloseTo(sent.zoom, 1);
  expect(seen.layers).toContain('firing-sites');
  expect(seen.layers).not.toContain('jilin');
  expect(seen.layers.toSorted()).toEqual(sent.layers.toSorted());
  await received.page.getByRole('button', { name: 'Back to the story' }).click();
  await received.page.waitForSelector('html[data-mode=story]');
  const back = await mapAtRest(received.page);
  expect(back.center[0]).toBeCloseTo(storyCenter[0], 5);
  expect(back.center[1]).toBeCloseTo(storyCenter[1], 5);
  expect(received.errors).toEqual([]);
});
