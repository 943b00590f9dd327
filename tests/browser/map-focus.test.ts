import { PNG } from 'pngjs';
import { describe, expect, inject, it } from 'vitest';
import { mapAtRest } from '../../src/proof/story-page.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openStory } from './support/open-page.ts';

const url = inject('storyUrl');
const browser = await sharedBrowser('undrawn');

/** How far along a line of pixels two pictures clearly differ, as a share of its length. */
function changedAlong(one: PNG, other: PNG, line: readonly (readonly [x: number, y: number])[]) {
  const changed = line.filter(([x, y]) => {
    const at = (y * one.width + x) * 4;
    const apart = [0, 1, 2].map((channel) =>
      Math.abs((one.data[at + channel] ?? 0) - (other.data[at + channel] ?? 0)),
    );
    return Math.max(...apart) > 40;
  });
  return changed.length / line.length;
}

const looks = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
] as const;

const { page, goTo } = await openStory(browser, url, { reducedMotion: 'reduce', drawing: false });

describe('the focus on the map', () => {
  it.each([['a phone', 390, 844]] as const)(
    'is seen along the edges of the map, within the screen of %s',
    async (_, width, height) => {
      await page.setViewportSize({ width, height });
      for (const [name, media] of looks) {
        await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...media });
        await mapAtRest(page);
        await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
        const before = PNG.sync.read(await page.screenshot());
        await page.keyboard.press('Tab');
        await page.locator('#map canvas').evaluate((canvas) => (canvas as HTMLElement).focus());
        await mapAtRest(page);
        const after = PNG.sync.read(await page.screenshot());
        const map = await page.locator('#map').boundingBox();
        const bottom = (map?.y ?? 0) + (map?.height ?? 0);
        const top = Array.from({ length: width - 20 }, (_, x) => [x + 10, 2] as const);
        const right = Array.from({ length: bottom - 120 }, (_, y) => [width - 3, y + 10] as const);
        expect(changedAlong(before, after, top), `${name}, top`).toBeGreaterThan(0.6);
        expect(changedAlong(before, after, right), `${name}, right`).toBeGreaterThan(0.6);
      }
    },
  );

  it('is given up by Escape, to where the arrow keys scroll the page', async () => {
    const { center } = await goTo('the-law');
    for (const taken of [false, true]) {
      await page.locator('#map canvas').evaluate((canvas) => (canvas as HTMLElement).focus());
      if (taken) {
        await page.keyboard.press('+');
        await page.waitForSelector('html[data-mode=reader]');
      }
      await page.keyboard.press('Escape');
      if (taken) await page.waitForSelector('html[data-mode=story]');
      expect(await page.evaluate(() => document.activeElement?.closest('#map'))).toBeNull();
      const before = await page.evaluate(() => scrollY);
      await page.keyboard.press('ArrowDown');
      await page.waitForFunction((from) => scrollY > from, before);
      expect((await mapAtRest(page)).center).toEqual(center);
      expect(await page.locator('html').getAttribute('data-mode')).not.toBe('reader');
    }
  });
});
