import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { build } from 'vite';
import { afterAll, describe, expect, it } from 'vitest';
import { resolveOptions, storyConfig } from '../../src/cli/story-map.ts';
import { type Look, lookAt } from '../../src/proof/look.ts';
import { mapPicture, openStory } from '../../src/proof/story-page.ts';
import { serveBuilt } from '../../src/publish/serve-built.ts';
import { openLabelFonts, outlineEm, outlineText } from '../../src/stills/labels/outline-text.ts';
import { waitForGpu } from '../browser/support/drawing.ts';
import { sharedBrowser } from '../browser/support/open-browser.ts';

const root = resolve(import.meta.dirname, '../..');
const dist = 'dist-arabic';
/** Device pixels per CSS pixel. */
const scale = 2;
const visit = { deviceScaleFactor: scale, reducedMotion: 'reduce', scripts: [waitForGpu] } as const;

const browser = await sharedBrowser('drawn');
const { 'Map Sans Regular': fonts = [] } = await openLabelFonts();
const env = { STORY: 'tests/fixtures/arabic-story', STORY_DIST: dist };
await build({ ...storyConfig(resolveOptions(root, env)), configFile: false, logLevel: 'error' });
const served = await serveBuilt(dist);
afterAll(async () => {
  await served.close();
  await rm(join(root, dist), { recursive: true, force: true });
});

it('a page in Arabic, and its licence page, are marked as right-to-left', async () => {
  for (const file of ['index.html', 'licences.html'])
    expect(await readFile(join(dist, file), 'utf8')).toMatch(/<html[^>]* lang="ar" dir="rtl">/);
});

describe('a page in Arabic on a desk', async () => {
  const viewport = { width: 960, height: 600 };
  const { page, goTo, close } = await openStory(browser, served.url, { ...visit, viewport });
  afterAll(close);
  await goTo('branch');
  const look = await lookAt(page);
  const picture = await mapPicture(page);
  const text = (await page.locator('main').boundingBox()) ?? { x: 0, width: 0 };

  it('has the text and the rail on the right, the controls and the map on the left, and Arabic numerals', async () => {
    expect(text.x).toBeGreaterThan(480);
    const boxOf = (part: string) => page.locator(part).boundingBox();
    expect((await boxOf('#_sections ol'))?.x).toBeGreaterThan(text.x + text.width - 1);
    for (const part of ['.zoom', '#_layers', '#_scale', '.attribution', '.locator']) {
      const box = await boxOf(part);
      expect((box?.x ?? 960) + (box?.width ?? 0), part).toBeLessThan(text.x);
    }
    const { covered, width } = look.viewport;
    expect(covered.left).toBeLessThan(20);
    expect(width - covered.right).toBeLessThan(text.x);
    expect(await page.locator('#branch .travelled').textContent()).toMatch(/[٠-٩]+.*كم/);
  });

  it.each(['القاهرة', 'المنصورة'])('draws %s on the live map in joined letters', async (name) => {
    const label = look.labels.find((each) => each.text === name);
    if (!label) throw new Error(`The map does not name ${name}.`);
    for (const [x] of label.corners) expect(x).toBeLessThan(text.x);
    const live = await inkAcross(cut(picture, label.corners));
    const like = async (words: string) => alike(live, await inkAcross(outlined(words)));
    const joined = await like(name);
    expect(joined).toBeGreaterThan(0.7);
    expect(await like([...name].join(' '))).toBeLessThan(joined - 0.2);
    expect(await like([...name].reverse().join(''))).toBeLessThan(joined - 0.4);
  });
});

it('a page in Arabic fits the width of a phone', async () => {
  const { page, close } = await openStory(browser, served.url, {
    ...visit,
    viewport: { width: 360, height: 740 },
  });
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
  await page.evaluate(() => window.scrollTo(-200, 0));
  expect(await page.evaluate(() => window.scrollX)).toBe(0);
  await close();
});

/** The part of a picture within corners in CSS pixels. */
function cut(picture: Buffer, corners: Look['labels'][number]['corners']): Sharp {
  const [xs, ys] = [0, 1].map((axis) => corners.map((corner) => (corner[axis] ?? 0) * scale));
  const [left, top] = [Math.round(Math.min(...(xs ?? []))), Math.round(Math.min(...(ys ?? [])))];
  const width = Math.round(Math.max(...(xs ?? []))) - left;
  const height = Math.round(Math.max(...(ys ?? []))) - top;
  return sharp(picture).extract({ left, top, width, height });
}

/** Words as still maps draw them, at about the size of the live map. */
function outlined(words: string): Sharp {
  const { glyphs, width } = outlineText(words, fonts);
  const size = (12 * scale) / outlineEm;
  const paths = glyphs.map(
    ({ x, y, path }) => `<path transform="translate(${x} ${y})" d="${path}"/>`,
  );
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(width * size) + 20}" height="60"><rect width="100%" height="100%" fill="#fff"/><g transform="translate(10 40)scale(${size})">${paths.join('')}</g></svg>`,
    ),
  );
}

const bins = 40;
const darkest = 95;

/** The amount of ink along a word, in equal parts from the left, ignoring the red of the route. */
async function inkAcross(picture: Sharp) {
  const red = picture.extractChannel('red').raw();
  const { data, info } = await red.toBuffer({ resolveWithObject: true });
  const columns = Array.from({ length: info.width }, (_, x) =>
    Array.from(
      { length: info.height },
      (_, y) => data[(y * info.width + x) * info.channels] ?? 255,
    ),
  ).map((column) => column.filter((red) => red < darkest).length);
  const first = columns.findIndex((ink) => ink > 0);
  const inked = columns.slice(first, columns.findLastIndex((ink) => ink > 0) + 1);
  return Array.from({ length: bins }, (_, bin) => {
    const from = Math.floor((bin * inked.length) / bins);
    const part = inked.slice(from, Math.max(from + 1, ((bin + 1) * inked.length) / bins));
    return part.reduce((sum, ink) => sum + ink, 0) / part.length;
  });
}

/** The correlation of two rows of numbers. */
function alike(some: readonly number[], others: readonly number[]) {
  const mean = (row: readonly number[]) => row.reduce((sum, each) => sum + each, 0) / row.length;
  const [a, b] = [some, others].map((row) => row.map((each) => each - mean(row)));
  const product = (x: readonly number[] = [], y: readonly number[] = []) =>
    x.reduce((sum, each, i) => sum + each * (y[i] ?? 0), 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}
