import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import type { LngLat } from '../../src/core/camera/mercator.ts';
import { violations } from '../../src/proof/axe-problems.ts';
import { mapAtRest, type StoryPage } from '../../src/proof/story-page.ts';
import { positions } from '../support/shapes.ts';
import { drawAgain } from './support/drawing.ts';
import { onScreen } from './support/map-points.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openStory, screens, still } from './support/open-page.ts';

const url = inject('storyUrl');

const desk = await openStory(url, still);
const phone = await openStory(url, { ...still, viewport: screens.phone, touch: true });
const drawn = await openStory(url, {
  browser: await sharedBrowser('drawn'),
  drawing: false,
  viewport: { width: 1000, height: 700 },
});

/** Goes to a section with the mouse aside, all layers reset and no list or panel open. */
async function visit(story: StoryPage, section: string) {
  const { page } = story;
  await page.mouse.move(2, 2);
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('#_back')?.click();
    document.querySelector<HTMLElement>('#_layers .reset')?.click();
    document.querySelector<HTMLElement>('#_all-layers[aria-expanded=true]')?.click();
    for (const list of document.querySelectorAll<HTMLDetailsElement>('.feature-list'))
      list.open = false;
    (document.activeElement as HTMLElement | null)?.blur();
  });
  await page.waitForSelector('html[data-mode=story], html:not([data-mode])');
  await story.goTo(section);
  return story;
}

async function read({ page, scrollTo }: StoryPage, selector: string, hasText = '') {
  const top = await page
    .locator(selector, { hasText })
    .evaluate((element) => scrollY + element.getBoundingClientRect().top - innerHeight * 0.45);
  await scrollTo(Math.round(top));
}

const kosong: LngLat = [128.36, 38.63];
const fallZone: LngLat = [128.75, 38.65];
const wonsan: LngLat = [127.48, 39.17];
const hwangju: LngLat = [125.702, 38.687];

const panelOf = (page: Page) => page.locator('.feature-panel');
const litOn = (page: Page) => page.locator('#map').getAttribute('data-lit');
const cursorOn = (page: Page) => page.locator('#map canvas').evaluate(({ style }) => style.cursor);
const hasFocus = (element: Element) => element === document.activeElement;

it('a feature under the mouse opens a panel, which Escape closes without moving the map; a feature of a hidden layer opens none', async () => {
  const { page, errors } = await visit(desk, 'rockets');
  const before = await page.locator('#map').getAttribute('data-camera');
  await page.mouse.move(...(await onScreen(page, kosong)));
  const panel = panelOf(page);
  await panel.waitFor();
  expect(await panel.textContent()).toContain('14 July 2014: about 100 fired.');
  expect(await litOn(page)).toBe('2014-07-14');
  expect(await cursorOn(page)).toBe('pointer');
  const about = panel.getByRole('link', { name: 'About this layer' });
  expect(await about.getAttribute('href')).toBe('#_about_firing-sites');
  await page.keyboard.press('Escape');
  expect(await panel.isVisible()).toBe(false);
  await mapAtRest(page);
  expect(await page.locator('#map').getAttribute('data-camera')).toBe(before);
  const here = ['Firing sites, 2014', 'Rounds of 14 July', 'Demilitarised Zone', 'North Korea'];
  for (const name of here) await page.getByRole('checkbox', { name, exact: true }).uncheck();
  await mapAtRest(page);
  await page.mouse.move(...(await onScreen(page, kosong)));
  await expect.poll(() => cursorOn(page)).toBe('');
  await panel.waitFor({ state: 'hidden' });
  expect(errors).toEqual([]);
});

it('a panel closes when the mouse leaves its feature; after a click it stays open over other features until its button is used', async () => {
  const { page } = await visit(desk, 'rockets');
  const [x, y] = await onScreen(page, kosong);
  const panel = panelOf(page);
  await page.mouse.move(x, y);
  await panel.waitFor();
  await page.mouse.move(x + 30, y - 120);
  await panel.waitFor({ state: 'hidden' });
  await page.mouse.click(x, y);
  await panel.waitFor();
  await page.mouse.move(x + 30, y - 120);
  await expect.poll(() => cursorOn(page)).toBe('');
  await page.mouse.move(...(await onScreen(page, fallZone)));
  await expect.poll(() => cursorOn(page)).toBe('pointer');
  expect(await panel.textContent()).toContain('14 July 2014: about 100 fired.');
  const button = panel.getByRole('button', { name: 'Close' });
  const size = await button.boundingBox();
  expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(24);
  await button.click();
  expect(await panel.isVisible()).toBe(false);
});

it('the feature list and the panel have no axe violations in dark mode', async () => {
  const { page } = await visit(desk, 'the-eleven');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('#_all-layers').click();
  await page.getByText('On the map now', { exact: true }).click();
  await page.getByRole('button', { name: 'Show on the map: Jilin', exact: true }).click();
  await panelOf(page).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
});

it('a tap on a phone opens the panel clear of the tapped place, and scrolling closes it', async () => {
  const { page } = await visit(phone, 'the-eleven');
  const panel = panelOf(page);
  for (const place of positions(129.2, 42.6, 125.6, 43.7)) {
    const [x, y] = await onScreen(page, place);
    await page.touchscreen.tap(x, y);
    await panel.waitFor();
    const box = await panel.boundingBox();
    const isAbove = (box?.y ?? 0) + (box?.height ?? 0) < y;
    expect(isAbove || y < (box?.y ?? 0), `${place}`).toBe(true);
    if (place[0] > 129) await panel.getByRole('button', { name: 'Close' }).click();
  }
  expect(await panel.textContent()).toContain('Jilin');
  expect(await panel.locator('[lang=zh-Hans]').textContent()).toBe('吉林省');
  for (const target of [panel.getByRole('button', { name: 'Close' }), panel.locator('a')]) {
    const box = await target.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  expect(await page.locator('html').getAttribute('data-mode')).not.toBe('reader');
  await page.evaluate(() => window.scrollBy({ top: 400, behavior: 'instant' }));
  await panel.waitFor({ state: 'hidden' });
});

it('a tap on a site of several days opens a table with one row per day', async () => {
  const { page } = await visit(phone, 'ninety-firings');
  const last = page.locator('[data-chart="firings"] [data-date="2014-07-14"]');
  await last.evaluate((row) => row.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await mapAtRest(page);
  await page.touchscreen.tap(...(await onScreen(page, wonsan)));
  await panelOf(page).getByText('16 March 2014').waitFor();
  const days = await panelOf(page)
    .locator('dl > div')
    .evaluateAll((all) =>
      all.map((row) => {
        const [term, words] = [...row.children].map((each) => {
          const text = document.createRange();
          text.selectNodeContents(each);
          return text.getBoundingClientRect();
        });
        return { height: term?.height ?? 0, apart: (words?.left ?? 0) - (term?.right ?? 0) };
      }),
    );
  expect(days.length).toBeGreaterThan(7);
  expect(days.filter(({ height, apart }) => height > 24 || apart < 4)).toEqual([]);
});

it('the feature list on a phone shows a feature clear of its panel, with a button back to the story', async () => {
  const { page } = await visit(phone, 'the-eleven');
  await page.locator('#_all-layers').click();
  await page.getByText('On the map now', { exact: true }).click();
  await page.getByRole('button', { name: /^Show on the map: Yanbian/ }).click();
  await mapAtRest(page);
  const panel = await panelOf(page).boundingBox();
  const [, south] = await onScreen(page, [129.5, 42.05]);
  expect(south).toBeLessThanOrEqual(panel?.y ?? 0);
  await page.getByRole('button', { name: 'Back to the story' }).click();
  await page.waitForSelector('html[data-mode=story]');
});

it('the feature list leads to a feature and back with the keyboard alone', async () => {
  const { page, errors } = await visit(desk, 'rockets');
  const { zoom } = await mapAtRest(page);
  const all = page.locator('#_all-layers');
  await all.focus();
  await page.keyboard.press('Enter');
  await page.locator('.feature-list > summary').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Show on the map: Hwangju' }).focus();
  expect(await litOn(page)).toBe('2014-07-09');
  await page.keyboard.press('Enter');
  await page.waitForSelector('html[data-mode=reader]');
  expect((await mapAtRest(page)).zoom).not.toBe(zoom);
  const panel = panelOf(page);
  expect(await panel.textContent()).toContain('Hwangju');
  const [x, y] = await onScreen(page, hwangju);
  const box = await panel.boundingBox();
  const covered = box && x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
  expect(covered).toBe(false);
  expect(await panel.evaluate(hasFocus)).toBe(true);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Close');
  await page.keyboard.press('Escape');
  expect(await panel.isVisible()).toBe(false);
  expect(await all.evaluate(hasFocus)).toBe(true);
  expect(await page.locator('html').getAttribute('data-mode')).toBe('reader');
  expect(errors).toEqual([]);
});

it('the feature list follows the switches while it is open, and announces its contents', async () => {
  const { page } = await visit(desk, 'rockets');
  await page.locator('#_all-layers').click();
  await page.getByText('On the map now', { exact: true }).click();
  const list = page.locator('.feature-list');
  await list.getByText('Military Demarcation Line', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: 'Jilin', exact: true }).check();
  expect(await page.locator('.feature-status').textContent()).toBe(
    'On the map now: North Korea, Demilitarised Zone, Jilin, Firing sites, 2014, Fall zone, 14 July, Rounds of 14 July.',
  );
  await page.getByText('On the map now', { exact: true }).click();
  await list.getByText('190,736 km²').waitFor();
});

/** Takes pictures of a small part of the screen at an offset from a position of the map. */
const pictureAt = async (lngLat: LngLat, across: number, down: number) => {
  const [x, y] = await onScreen(drawn.page, lngLat);
  const clip = { x: x + across, y: y + down, width: 24, height: 10 };
  return () => drawn.page.screenshot({ clip });
};
const row = (day: string) => `[data-chart="firings"] [data-date="${day}"]`;

it('the map and the chart highlight each other by date: sites appear with their rows, a row lights up its sites, and a site lights up its rows', async () => {
  const { page } = await visit(drawn, 'ninety-firings');
  await page.evaluate(drawAgain);
  const ahead = () =>
    page
      .locator('[data-chart="firings"] [data-date].is-ahead')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-date')));
  const lookOfJune = () =>
    page.locator(`${row('2014-06-26')} .day`).evaluate((words) => {
      const { fill, fontWeight } = getComputedStyle(words);
      return { fill, isBold: Number(fontWeight) > 500 };
    });
  await read(drawn, row('2014-02-27'));
  // The second row of Wonsan's marks, and the marks of Hwangju.
  const atWonsan = await pictureAt([127.95, 39.673], -12, -5);
  const few = await atWonsan();
  await read(drawn, row('2014-03-16'));
  expect((await atWonsan()).equals(few)).toBe(false);
  expect(await ahead()).not.toContain('2014-03-16');
  expect(await ahead()).toContain('2014-06-26');
  const ahead26June = await lookOfJune();
  expect(ahead26June.isBold).toBe(false);
  const atHwangju = await pictureAt([125.787, 38.69], -12, -5);
  const before = await atHwangju();
  await read(drawn, row('2014-07-14'));
  expect(await ahead()).toEqual([]);
  const read26June = await lookOfJune();
  expect(read26June.isBold).toBe(true);
  expect(read26June.fill).not.toBe(ahead26June.fill);
  const all = await atHwangju();
  expect(all.equals(before)).toBe(false);
  await page.locator(row('2014-07-09')).locator('.label, text').first().hover();
  await page.waitForSelector('#map[data-lit="2014-07-09"]');
  await mapAtRest(page);
  expect((await atHwangju()).equals(all)).toBe(false);
  await page.mouse.move(990, 400);
  await page.waitForSelector('#map[data-lit=""]');
  await page.mouse.move(...(await onScreen(page, hwangju)));
  await page.waitForSelector('.chart .is-lit[data-date="2014-07-09"]');
  expect(await litOn(page)).toBe('2014-07-09');
  await page.mouse.click(...(await onScreen(page, wonsan)));
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
});

it('the scale and the locator are correct, and stay clear of the subject, the edge and the card', async () => {
  const { page, goTo } = await visit(desk, 'rockets');
  expect(await page.getByRole('img', { name: 'Scale: 10 km, 6.2 mi' }).isVisible()).toBe(true);
  const locator = page.locator('.locator');
  const box = await locator.boundingBox();
  const [, north] = await onScreen(page, [128.5, 38.9]);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(north);
  const card = await page.locator('#rockets .card').boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(12);
  expect(box?.x).toBeGreaterThanOrEqual((card?.x ?? 0) + (card?.width ?? 0) + 12);
  await goTo('title');
  expect(await locator.isVisible()).toBe(false);
});

it('the compass shows while the map is rotated, and disappears once north is up', async () => {
  const turned = await openStory(`${url}/?view=127,38,6,40,0`, { drawing: false });
  const sign = turned.page.locator('.north');
  await expect.poll(() => sign.getAttribute('style')).toContain('rotate: -40deg');
  expect(await sign.isVisible()).toBe(true);
  await turned.page.getByRole('button', { name: 'Back to the story' }).click();
  await expect.poll(() => sign.isVisible()).toBe(false);
});
