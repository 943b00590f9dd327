import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { mapAtRest } from '../../../src/proof/story-page.ts';
import { openStory } from './open-page.ts';
import { readAtRandom } from './random-reader.ts';

const viewport = { width: 900, height: 600 } as const;

/**
 * Reads the story at random, then takes back what the reader owns (map, overrides, motion, size, open lists), goes
 * to the section `place`, and expects no error, the whole text, and the scene of a fresh visit.
 */
export async function expectSceneAfterRandom(
  browser: Browser,
  url: string,
  options: { seed: number; count: number; sections: readonly string[]; place: string },
): Promise<void> {
  const { seed, sections, place } = options;
  const read = await openStory(browser, url, { viewport, drawing: false });
  const { page } = read;
  const text = () => page.locator('main section[id] > *').allTextContents();
  const sectionCount = await page.locator('main section[id]').count();
  await readAtRandom(page, options);
  await page.setViewportSize(viewport);
  await page.evaluate(() => {
    document.getElementById('back')?.click();
    document.querySelector<HTMLElement>('#layers .reset')?.click();
    const motion = document.getElementById('motion');
    if (motion?.getAttribute('aria-checked') === 'false') motion.click();
    for (const opened of document.querySelectorAll<HTMLDetailsElement>('#stage details')) {
      opened.open = opened.id === 'layers-panel';
    }
  });
  await page.waitForSelector('html[data-mode=story], html:not([data-mode])');
  await read.goTo(sections[0] ?? '');
  const scene = await read.goTo(place);
  expect({ seed, errors: read.errors }).toEqual({ seed, errors: [] });
  expect(await page.locator('main section[id]').count()).toBe(sectionCount);
  expect((await text()).join('').length).toBeGreaterThan(5000);
  await read.close();
  const fresh = await openStory(browser, `${url}#${place}`, { viewport, drawing: false });
  expect({ seed, scene }).toEqual({ seed, scene: await mapAtRest(fresh.page) });
  await fresh.close();
}
