import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewport } from '../../src/core/camera/camera.ts';
import { timeline } from '../../src/core/timeline/timeline.ts';
import { scenes } from '../support/this-story.ts';
import { drawNothing } from './support/draw-nothing.ts';
import { serveLabelPage, show } from './support/label-page/serve-label-page.ts';
import { openBrowser, undrawnFlags } from './support/open-browser.ts';

const language = 'en';

let browser: Browser;
let served: Awaited<ReturnType<typeof serveLabelPage>>;

beforeAll(async () => {
  served = await serveLabelPage();
  browser = await openBrowser({ flags: undrawnFlags });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await served.close();
});

/** The map's box at each size and what covers it, as the page measures both. */
const viewports: Readonly<Record<string, Viewport>> = {
  '360 × 740': { width: 360, height: 370, covered: { top: 16, right: 16, bottom: 85, left: 16 } },
  '1440 × 900': {
    width: 1440,
    height: 900,
    covered: { top: 72, right: 16, bottom: 117, left: 554 },
  },
};

/** A section's scene as its hold ends. */
const sceneOf = (section: string, viewport: Viewport) =>
  timeline(scenes, [{ id: section, start: 0, end: 1 }], viewport).keyframes[0].last;

describe('a place that a scene wants quiet', () => {
  it('is not written, though there is room for it', async () => {
    const viewport = viewports['1440 × 900'];
    if (!viewport) throw new Error('There is no such size.');
    const { width, height } = viewport;
    const page = await browser.newPage({ viewport: { width, height } });
    await page.addInitScript(drawNothing);
    await page.goto(served.url);
    const { quiet = [], ...scene } = sceneOf('the-eleven', viewport);
    const written = async (quiet: readonly string[]) => {
      const labels = await show(page, { scene: { ...scene, quiet }, language, width, height });
      return labels.map(({ text }) => text).filter((text) => /Yanji/.test(text));
    };
    expect(await written([])).toHaveLength(1);
    expect(await written(quiet)).toEqual([]);
    await page.close();
  });
});

describe('what covers the map', () => {
  it('cuts no name, and is given room by the names that would stand under it', async () => {
    const viewport = viewports['360 × 740'];
    if (!viewport) throw new Error('There is no such size.');
    const { width, height } = viewport;
    const controls = { left: 0, top: height - 78, width, height: 78 };
    const card = { left: 0, top: 0, width: 60, height };
    const page = await browser.newPage({ viewport: { width, height } });
    await page.addInitScript(drawNothing);
    await page.goto(served.url);
    const under = async (covered: readonly (typeof card)[]) => {
      const found: string[] = [];
      for (const section of Object.keys(scenes)) {
        const scene = sceneOf(section, viewport);
        for (const { text, layer, corners } of await show(page, {
          scene,
          language,
          width,
          height,
          covered,
        })) {
          const xs = corners.map(([x]) => x);
          const ys = corners.map(([, y]) => y);
          const cut = [controls, card].some(
            ({ left, top, width, height }) =>
              Math.max(...xs) > left + 1 &&
              Math.min(...xs) < left + width - 1 &&
              Math.max(...ys) > top + 1 &&
              Math.min(...ys) < top + height - 1,
          );
          if (cut && layer.startsWith('place-')) found.push(`${text} in ${section}`);
        }
      }
      return found;
    };
    expect((await under([])).length).toBeGreaterThan(3);
    expect(await under([controls, card])).toEqual([]);
    await page.close();
  });
});
