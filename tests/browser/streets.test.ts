import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { thirdPartyRequests } from '../../src/proof/story-page.ts';
import { serveBuilt } from '../../src/publish/serve-built.ts';
import { palette, streetPalette } from '../../src/style/palette.ts';
import { townDist } from './support/example.ts';
import { desk, film, wheelOverMap } from './support/film.ts';
import { colorShare } from './support/ground-shares.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openStory } from './support/open-page.ts';

const browser = await sharedBrowser('drawn');
const served = await serveBuilt(townDist);
afterAll(served.close);
const { page, ...story } = await openStory(browser, served.url, desk);

const streets = streetPalette('light');
const drawn = [
  streets.street,
  streets.mainStreet,
  streets.building,
  streets.park,
  palette('light').sea,
];

/** The share of a picture's map, where no text lies over it, that shows what only tiles of streets have. */
const streetShare = (picture: Buffer) => colorShare(picture, [0.5, 0.16, 0.95, 0.66], drawn, 3);

test('streets are drawn from the story’s own folder, with a scale in metres, and in each frame of a swipe between two of them', async () => {
  const { zoom } = await story.goTo('cottage');
  expect(zoom).toBeGreaterThan(15);
  expect(await streetShare(await page.screenshot())).toBeGreaterThan(0.1);
  expect(await page.locator('.scale-bar').textContent()).toMatch(/^\d+ m$/);
  expect(story.requests.some((url) => /\/streets\/15\/\d+\/\d+\.mvt$/.test(url))).toBe(true);
  await story.goTo('title');
  const way = await page.evaluate('document.getElementById("seasons").offsetTop - innerHeight');
  const frames = await film(page, () => wheelOverMap(page, Number(way), 120));
  expect(frames.length).toBeGreaterThan(5);
  const shares = await Promise.all(frames.map(streetShare));
  expect(Math.min(...shares)).toBeGreaterThan(0.015);
  expect(story.errors).toEqual([]);
  expect(thirdPartyRequests(story.requests, served.url)).toEqual([]);
});

test('a section without a place is alone on the screen, the map beneath it out of reach, and back as it was', async () => {
  const { page, goTo, close } = await openStory(browser, served.url, desk);
  const clip = { x: 700, y: 200, width: 500, height: 400 };
  await goTo('cottage');
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
  await expect.poll(spread, { timeout: 10_000 }).toEqual([0, 0, 0]);
  await goTo('cottage');
  expect(await stage.getAttribute('inert')).toBeNull();
  expect((await page.screenshot({ clip })).equals(before)).toBe(true);
  await close();
});
