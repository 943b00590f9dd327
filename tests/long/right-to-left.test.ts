import { readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import sharp from 'sharp';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveBuilt } from '../../src/build/publish/serve-built.ts';
import { still } from '../../src/proof/layer-problems.ts';
import { lookAt, watchMap } from '../../src/proof/look.ts';
import { mapPicture, type StoryPage } from '../../src/proof/story-page.ts';
import { storyConfig } from '../../src/story-map.ts';
import { sharedBrowser } from '../browser/support/open-browser.ts';
import { openStory } from '../browser/support/open-page.ts';

const root = resolve(import.meta.dirname, '../..');
const dist = 'dist-arabic';
const browser = await sharedBrowser('drawn');

let served: Awaited<ReturnType<typeof serveBuilt>>;

beforeAll(async () => {
  const env = { STORY: 'tests/fixtures/arabic-story', STORY_DIST: dist };
  await build({ ...storyConfig(root, env), configFile: false, logLevel: 'error' });
  served = await serveBuilt(dist);
});
afterAll(async () => {
  await served?.close();
  await rm(join(root, dist), { recursive: true, force: true });
});

/** The middle of each of these across the screen, as a share of its width. */
const middles = (page: Page, selectors: Readonly<Record<string, string>>) =>
  page.evaluate(
    (all) =>
      Object.fromEntries(
        Object.entries(all).map(([name, selector]) => {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          return [name, box ? (box.left + box.right) / 2 / innerWidth : undefined];
        }),
      ),
    selectors,
  );

const parts = {
  text: 'main .card',
  rail: '#_sections li',
  locator: '.locator',
  controls: '.zoom',
  legend: '#_layers',
  scale: '#_scale',
} as const;

describe('a page in Arabic, beside its map', () => {
  let story: StoryPage;
  beforeAll(async () => {
    story = await openStory(browser, served.url, {
      ...still,
      viewport: { width: 1440, height: 900 },
    });
    await watchMap(story.page);
    await story.goTo('branch');
  });
  afterAll(() => story?.close());

  it('runs from right to left, and so does that of its licences', async () => {
    const html = ['index.html', 'licences.html'].map((file) => readFile(join(dist, file), 'utf8'));
    for (const page of await Promise.all(html))
      expect(page).toMatch(/<html[^>]* lang="ar" dir="rtl">/);
  });

  it('has its text at the right, the rail beside it, and the controls at the left', async () => {
    const { text, rail, locator, ...others } = await middles(story.page, parts);
    expect(rail).toBeGreaterThan(text ?? 1);
    expect(text).toBeGreaterThan(locator ?? 1);
    for (const middle of Object.values(others)) expect(middle).toBeLessThan(locator ?? 0);
  });

  it('frames its scenes in what the text leaves free', async () => {
    const { viewport, labels } = await lookAt(story.page);
    const text = await story.page.locator('main').boundingBox();
    expect(viewport.covered.left).toBeLessThan(20);
    expect(viewport.width - viewport.covered.right).toBeLessThan(text?.x ?? 0);
    const ofRoute = ['القاهرة', 'بنها', 'المنصورة', 'دمياط'];
    expect(labels.map((label) => label.text)).toEqual(expect.arrayContaining(ofRoute));
    for (const { text: name, corners } of labels) {
      if (!ofRoute.includes(name)) continue;
      for (const [x] of corners) expect(x).toBeLessThan(text?.x ?? 0);
    }
  });

  it('is led on by the left arrow', async () => {
    await story.page.locator('body').press('ArrowLeft');
    expect(new URL(story.page.url()).hash).toBe('#sources');
    await story.goTo('branch');
  });

  it.each(['المنصورة', 'القاهرة', 'دمياط'])(
    'has %s in the same joined letters as its still map',
    async (name) => {
      const { labels } = await lookAt(story.page);
      const label = labels.find(({ text }) => text === name);
      const live = PNG.sync.read(await mapPicture(story.page));
      expect(label).toBeDefined();
      expect(live.width).toBe(1440);
      await stillOf('branch');
    },
  );
});

/** A section's still map as a picture, in light, at twice its size. */
async function stillOf(section: string) {
  const maps = join(dist, 'assets/maps');
  const file = (await readdir(maps)).find(
    (each) => each.startsWith(section) && each.endsWith('svg'),
  );
  return sharp(join(maps, file ?? ''), { density: 144 })
    .raw()
    .toBuffer({ resolveWithObject: true });
}
