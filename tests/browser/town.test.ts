import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { checkPublished } from '../../src/check/check-files.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { filesIn } from '../../src/files/story-files.ts';
import { lookAt } from '../../src/proof/look.ts';
import { mapAtRest, thirdPartyRequests } from '../../src/proof/story-page.ts';
import { serveBuilt } from '../../src/publish/serve-built.ts';
import { palette, streetPalette } from '../../src/style/palette.ts';
import { townDist, townStory } from './support/example.ts';
import { desk, film, wheelOverMap } from './support/film.ts';
import { colorShare } from './support/ground-shares.ts';
import { mapPoints } from './support/map-points.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openAt, openStory, still } from './support/open-page.ts';
import { readWidths } from './support/read-widths.ts';

const browser = await sharedBrowser('drawn');
const served = await serveBuilt(townDist);
afterAll(served.close);
const { page, ...story } = await openStory(served.url, { browser, ...desk });

const { street, mainStreet, building, park } = streetPalette('light');
const drawn = [street, mainStreet, building, park, palette('light').sea];

/** The share of the uncovered map in a picture that has colours only of street tiles. */
const streetShare = (picture: Buffer) => colorShare(picture, [0.5, 0.16, 0.95, 0.66], drawn, 3);

test('a section without a map fills the screen, and the inert map beneath returns unchanged', async () => {
  const clip = { x: 700, y: 200, width: 500, height: 400 };
  await story.goTo('cottage');
  const before = await page.screenshot({ clip });
  const stage = page.locator('#_stage');
  expect(await stage.getAttribute('inert')).toBeNull();
  await page.evaluate('location.hash = "seasons"');
  await expect.poll(() => stage.getAttribute('inert')).toBe('');
  const { width = 0 } = page.viewportSize() ?? {};
  const controls = { x: width - 260, y: 0, width: 260, height: 70 };
  const spread = async () => {
    const { channels } = await sharp(await page.screenshot({ clip: controls })).stats();
    return channels.map(({ max, min }) => max - min);
  };
  await expect.poll(spread).toEqual([0, 0, 0]);
  await story.goTo('cottage');
  expect(await stage.getAttribute('inert')).toBeNull();
  await expect.poll(async () => (await page.screenshot({ clip })).equals(before)).toBe(true);
});

test('streets are drawn from the story’s folder, with a scale in metres, even in every frame between two sections', async () => {
  const { zoom } = await story.goTo('cottage');
  expect(zoom).toBeGreaterThan(15);
  expect(await streetShare(await page.screenshot())).toBeGreaterThan(0.1);
  expect(await page.locator('.scale-bar').textContent()).toMatch(/^\d+ m$/);
  expect(story.requests.some((url) => /\/streets\/15\/\d+\/\d+\.mvt$/.test(url))).toBe(true);
  await story.goTo('title');
  const way = await page.evaluate('document.getElementById("seasons").offsetTop - innerHeight');
  const frames = await film(page, () => wheelOverMap(page, Number(way), 120));
  expect(frames.length).toBeGreaterThan(5);
  expect(Math.min(...(await Promise.all(frames.map(streetShare))))).toBeGreaterThan(0.015);
});

test('a street name is hidden only in the section that wants it quiet', async () => {
  const wide = await openStory(served.url, { browser, viewport: { width: 1440, height: 900 } });
  const names = async () => (await lookAt(wide.page)).labels.map(({ text }) => text);
  await wide.goTo('walk');
  expect(await names()).toContain('Herdsman');
  await wide.goTo('water');
  expect(await names()).not.toContain('Herdsman');
  expect(await names()).toContain('Churchlands');
});

test('the current stop is marked, each stop leads to its section, and a picture of the past can be compared with today’s map', async () => {
  const water = [115.8001, -31.9161] as const;
  const walk = [115.8126, -31.9217] as const;
  const filled = async () => {
    const map = await mapPoints(page, palette('light').paper);
    return [water, walk].map((at) => {
      const [x, y] = map.at(at);
      return map.has([x - 8, y], '#8a2b16');
    });
  };
  await story.goTo('water');
  expect(await filled()).toEqual([true, false]);
  const [x, y] = (await mapPoints(page, palette('light').paper)).at(walk);
  await page.mouse.click(x, y);
  await page.waitForURL(/#walk$/);
  await mapAtRest(page);
  expect(await filled()).toEqual([false, true]);
  await story.goTo('water');
  await page.locator('#_all-layers').click();
  const handle = page.getByRole('slider', { name: 'How much of Full, in winter is seen' });
  await handle.evaluate((range: HTMLElement) => range.focus());
  const clip = { x: 720, y: 180, width: 60, height: 160 };
  const before = await page.screenshot({ clip });
  await page.keyboard.press('Home');
  await mapAtRest(page);
  expect((await page.screenshot({ clip })).equals(before)).toBe(false);
  expect(story.errors).toEqual([]);
  expect(thirdPartyRequests(story.requests, served.url)).toEqual([]);
});

test('pictures keep their size, can be compared with the keyboard, play if motion is allowed, and print completely', async () => {
  const viewport = { width: 360, height: 740 };
  const { page, errors } = await openAt(served.url, { ...still, browser, viewport });
  await page.waitForSelector('html[data-pictures]');
  const figures = page.locator('.card > :is(.picture, .pictures, .compare)');
  const heights = () => figures.evaluateAll((all) => all.map((figure) => figure.clientHeight));
  const empty = await heights();
  const shown = page.locator('.shown img');
  const imagesLoaded = () =>
    shown.evaluateAll((all: HTMLImageElement[]) =>
      all.every((one) => one.complete && one.naturalWidth > 0),
    );
  for (const figure of await figures.all()) await figure.scrollIntoViewIfNeeded();
  await expect.poll(imagesLoaded).toBe(true);
  expect(empty).toHaveLength(2);
  expect(await heights()).toEqual(empty);
  expect(await page.evaluate(readWidths)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(await page.evaluate(readWidths)).toEqual([]);
  const sideways = () => document.documentElement.scrollWidth - window.innerWidth;
  expect(await page.evaluate(sideways)).toBe(0);

  const control = page.locator('.compare').getByRole('slider');
  const second = page.locator('.compare .picture + .picture > .shown');
  const uncovered = () => second.evaluate((shown) => getComputedStyle(shown).clipPath);
  const half = await uncovered();
  await control.focus();
  const read = await page.evaluate(() => scrollY);
  for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  expect(await uncovered()).not.toBe(half);
  expect(await page.evaluate(() => scrollY)).toBe(read);

  const video = page.locator('.shown > video');
  const isPaused = () => video.evaluate((one: HTMLVideoElement) => one.paused);
  await video.evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }));
  expect(await isPaused()).toBe(true);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await expect.poll(isPaused).toBe(false);
  expect(await video.evaluate((one: HTMLVideoElement) => one.muted)).toBe(true);
  await page.locator('#_motion').evaluate((motion: HTMLElement) => motion.click());
  await expect.poll(isPaused).toBe(true);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  expect(await isPaused()).toBe(true);

  await page.emulateMedia({ media: 'print' });
  expect(await video.isVisible()).toBe(false);
  expect(await control.isVisible()).toBe(false);
  const [then, now] = await page.locator('.compare img').all();
  const [above, below] = [await then?.boundingBox(), await now?.boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThan(below?.y ?? 0);
  expect(errors).toEqual([]);
});

test('no public file replaces a file that the build writes', async () => {
  const files = openFolder('.', townStory);
  const own = await filesIn(join(townStory, 'public'));
  const built = (await filesIn(townDist)).filter(
    (name) => !/\.(br|gz)$|^relief\//.test(name) && !own.includes(name),
  );
  const problems = (await checkPublished(files, built, [])).map(({ problem }) => problem);
  expect(problems).toEqual(
    built.map(() => expect.stringContaining('the build writes to this path')),
  );
});
