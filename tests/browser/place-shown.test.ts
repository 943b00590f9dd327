import { describe, expect, inject, it } from 'vitest';
import { mapAtRest } from '../../src/proof/story-page.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openStory } from './support/open-page.ts';

const url = inject('storyUrl');
const browser = await sharedBrowser('undrawn');

const story = await openStory(browser, url, {
  viewport: { width: 390, height: 844 },
  reducedMotion: 'reduce',
  drawing: false,
});

/** The share of the screen's width that the line of progress fills, as it is drawn. */
const filled = () =>
  story.page
    .locator('#_sections .read')
    .evaluate((line) => line.getBoundingClientRect().width / innerWidth);

describe('with reduced motion on a phone', () => {
  it('the list marks the section whose card is read and whose scene is shown', async () => {
    const { page, goTo, scrollTo } = story;
    const marked = page.locator('#_sections a[aria-current]');
    for (const section of ['rockets', 'to-laos']) {
      const { center } = await goTo(section);
      const at = await page.evaluate(() => scrollY);
      const seen = new Set<boolean>();
      for (let before = 360; before >= 0; before -= 60) {
        const isShown = (await scrollTo(at - before)).center.join() === center.join();
        const isMarked = (await marked.getAttribute('href')) === `#${section}`;
        expect(isMarked, `${section}, ${before} before it`).toBe(isShown);
        seen.add(isShown);
      }
      expect(seen.size, section).toBe(2);
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
