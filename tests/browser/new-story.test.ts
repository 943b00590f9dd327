import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listening, serveBuilt } from '../../src/build/publish/serve-built.ts';
import { layerProblems } from '../../src/proof/layer-problems.ts';
import { readWidths } from '../../src/proof/page-problems.ts';
import { sentences, testedStory } from '../../src/proof/tested-story.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openPage, openStory, small } from './support/open-page.ts';

const run = promisify(execFile);
const browser = await sharedBrowser('drawn');
let around = '';
let served: Listening;
let told = '';

/** The story as a writer has it: written by the command, and built. */
beforeAll(async () => {
  around = await mkdtemp(join(tmpdir(), 'new-story-'));
  const [story, dist] = [join(around, 'my-story'), join(around, 'dist')];
  told = (await run('npm', ['run', '--silent', 'new', '--', story])).stdout;
  await addPictures(story);
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'];
  await run(process.execPath, vite, { env: { ...process.env, STORY: story, STORY_DIST: dist } });
  served = await serveBuilt(dist);
}, 120_000);
afterAll(async () => {
  await served?.close();
  await rm(around, { recursive: true });
});

test('npm run new says what to do next', () => {
  expect(told).toContain(`STORY=${around}/my-story npm start`);
});

test('a new story draws in each section what its scene names, and reports no error', async () => {
  const tested = await testedStory(join(around, 'my-story'), served.url);
  const opened = await openStory(browser, served.url, small);
  const { problems, looked } = await layerProblems(opened, tested, 'light');
  expect(sentences(problems)).toEqual([]);
  expect(looked.size).toBeGreaterThan(0);
  expect(opened.errors).toEqual([]);
});

/** Puts pictures of every sort, and a video, into the second section of a story. */
async function addPictures(story: string): Promise<void> {
  const draw = (name: string, width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#8ab' } })
      .jpeg()
      .toFile(join(story, name));
  await Promise.all([
    draw('wide.jpg', 1700, 700),
    draw('then.jpg', 900, 600),
    draw('now.jpg', 900, 600),
    draw('train.jpg', 640, 400),
    cp('tests/fixtures/video/train.webm', join(story, 'train.webm')),
  ]);
  const text = await readFile(join(story, 'story.md'), 'utf8');
  const pictures = `![The line](wide.jpg "The line. Photo: A. N. Other"){full}

![The line](wide.jpg "The line again."){wide}

![The line](then.jpg "The line in its column."){top}

::: compare
![The line then](then.jpg "1902")
![The line now](now.jpg "2020")
:::

::: pictures
![The line](then.jpg)
![The line](now.jpg)
:::

![A train](train.webm "A train.")

::: record`;
  await writeFile(join(story, 'story.md'), text.replace('::: record', pictures));
}

test('pictures keep to their column or the window, shift nothing, are compared by keys, play for who wants motion, and are whole on paper', async () => {
  const viewport = { width: 360, height: 740 };
  const patiently = { timeout: 10_000 };
  const options = { viewport, reducedMotion: 'reduce', drawing: false } as const;
  const { page, errors, close } = await openPage(browser, options);
  await page.goto(served.url, { waitUntil: 'load' });
  await page.waitForSelector('html[data-pictures]');
  const figures = page.locator('.card > :is(.picture, .pictures, .compare)');
  const heights = () => figures.evaluateAll((all) => all.map((figure) => figure.clientHeight));
  const empty = await heights();
  const imagesLoaded = () =>
    page
      .locator('.shown img')
      .evaluateAll((all: HTMLImageElement[]) =>
        all.every((one) => one.complete && one.naturalWidth > 0),
      );
  const readAll = async () => {
    for (const figure of await figures.all()) await figure.scrollIntoViewIfNeeded();
    await expect.poll(imagesLoaded, patiently).toBe(true);
  };
  await readAll();
  expect(empty).toHaveLength(6);
  expect(await heights()).toEqual(empty);
  expect(await page.evaluate(readWidths)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await readAll();
  expect(await page.evaluate(readWidths)).toEqual([]);
  const sideways = () => document.documentElement.scrollWidth - window.innerWidth;
  expect(await page.evaluate(sideways)).toBe(0);

  const control = page.getByRole('slider');
  const uncovered = () =>
    page
      .locator('.compare .picture + .picture > .shown')
      .evaluate((second) => getComputedStyle(second).clipPath);
  const half = await uncovered();
  const read = await page.evaluate(() => location.hash);
  await control.focus();
  for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  expect(await uncovered()).not.toBe(half);
  expect(await page.evaluate(() => location.hash)).toBe(read);

  const video = page.locator('.shown > video');
  const isPaused = () => video.evaluate((one: HTMLVideoElement) => one.paused);
  await video.evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }));
  expect(await isPaused()).toBe(true);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await expect.poll(isPaused, patiently).toBe(false);
  expect(await video.evaluate((one: HTMLVideoElement) => one.muted)).toBe(true);
  await page.getByRole('switch').click();
  await expect.poll(isPaused, patiently).toBe(true);
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
  await close();
});
