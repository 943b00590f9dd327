import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { scenes } from '../../src/story/scenes.ts';
import { mapAtRest } from './support/map-at-rest.ts';
import { openBrowser, undrawnFlags } from './support/open-browser.ts';
import { openStory, type StoryPage } from './support/story-page.ts';

const url = inject('storyUrl');
const sections = Object.keys(scenes);
let browser: Browser;
let story: StoryPage;

beforeAll(async () => {
  browser = await openBrowser({ flags: undrawnFlags });
  story = await openStory(browser, url, {
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
    drawing: false,
  });
});
afterAll(() => browser.close());

/** The share of the screen's width that the line of progress fills, as it is drawn. */
const filled = () =>
  story.page
    .locator('#sections .read')
    .evaluate((line) => line.getBoundingClientRect().width / innerWidth);

describe('with reduced motion on a phone', () => {
  it('the list marks the section whose card is read and whose scene is shown', async () => {
    const { page, goTo, scrollTo } = story;
    for (const section of sections.slice(1)) {
      await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
      const { center } = await goTo(section);
      const marked = page.locator('#sections a[aria-current]');
      expect(await marked.getAttribute('href'), section).toBe(`#${section}`);
      const at = await page.evaluate(() => scrollY);
      for (const further of [-60, 60, 120]) {
        const shown = await scrollTo(at + further);
        const own = shown.center.join() === center.join();
        const isMarked = (await marked.getAttribute('href')) === `#${section}`;
        expect(isMarked, `${section} ${further}`).toBe(own);
      }
    }
  });

  it('the line of progress moves with every scroll, from nothing to the whole width', async () => {
    const { page, scrollTo } = story;
    await scrollTo(0);
    expect(await filled()).toBe(0);
    const end = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    let last = 0;
    for (let offset = 120; offset < 2400; offset += 120) {
      await page.evaluate((top) => {
        window.scrollTo({ top, behavior: 'instant' });
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }, offset);
      const now = await filled();
      expect(now, `${offset}`).toBeGreaterThan(last);
      expect(now).toBeCloseTo(offset / end, 3);
      last = now;
    }
    await page.evaluate(() => window.scrollTo({ top: 1e6, behavior: 'instant' }));
    await mapAtRest(page);
    expect(await filled()).toBe(1);
  });
});
