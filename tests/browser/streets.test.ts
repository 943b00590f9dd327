import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listening, serveBuilt } from '../../src/build/publish/serve-built.ts';
import { thirdPartyRequests } from '../../src/proof/story-page.ts';
import { palette } from '../../src/style/palette.ts';
import { streetPalette } from '../../src/style/streets/street-palette.ts';
import { townStory } from '../support/town.ts';
import { film, screenOf } from './support/film-reading.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openStory } from './support/open-page.ts';

const run = promisify(execFile);
const browser = await sharedBrowser('drawn');
let town: Awaited<ReturnType<typeof townStory>>;
let served: Listening;

beforeAll(async () => {
  town = await townStory();
  await town.cut();
  const env = {
    ...process.env,
    STORY: join(town.root, 'town'),
    STORY_DIST: join(town.root, 'dist'),
  };
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'];
  await run(process.execPath, vite, { env });
  served = await serveBuilt(env.STORY_DIST);
}, 120_000);
afterAll(async () => {
  await served?.close();
  await town?.remove();
});

const streets = streetPalette('light');
const drawn = [
  streets.street,
  streets.mainStreet,
  streets.building,
  streets.park,
  palette('light').sea,
];

/** The share of a picture's map, where no text lies over it, that shows what only tiles of streets have. */
async function streetShare(picture: Buffer): Promise<number> {
  const image = sharp(picture);
  const { width = 0, height = 0 } = await image.metadata();
  const [left, top] = [Math.round(0.5 * width), Math.round(0.16 * height)];
  const box = { left, top, width: Math.round(0.45 * width), height: Math.round(0.5 * height) };
  const { data } = await image
    .extract(box)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const colors = drawn.map((color) =>
    [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)),
  );
  let count = 0;
  for (let at = 0; at < data.length; at += 3) {
    if (
      colors.some((color) => color.every((value, i) => Math.abs(value - (data[at + i] ?? 0)) <= 3))
    )
      count += 1;
  }
  return count / (data.length / 3);
}

test('streets are drawn from the story’s own folder, with a scale in metres, and in each frame of a swipe between two of them', async () => {
  const { page, ...story } = await openStory(browser, served.url, screenOf('wheel'));
  const { zoom } = await story.goTo('corner');
  expect(zoom).toBeGreaterThan(15);
  expect(await streetShare(await page.screenshot())).toBeGreaterThan(0.1);
  expect(await page.locator('.scale-bar').textContent()).toMatch(/^\d+ m$/);
  expect(story.requests.some((url) => /\/streets\/15\/\d+\/\d+\.mvt$/.test(url))).toBe(true);
  await story.goTo('title');
  const way = await page.evaluate('document.getElementById("sources").offsetTop');
  await page.mouse.move(600, 300);
  const frames = await film(page, async () => {
    for (let gone = 0; gone < Number(way); gone += 120) {
      await page.mouse.wheel(0, 120);
      await page.waitForTimeout(40);
    }
  });
  expect(frames.length).toBeGreaterThan(5);
  const shares = await Promise.all(frames.map(({ picture }) => streetShare(picture)));
  expect(Math.min(...shares)).toBeGreaterThan(0.05);
  expect(story.errors).toEqual([]);
  expect(thirdPartyRequests(story.requests, served.url)).toEqual([]);
  await story.close();
});
