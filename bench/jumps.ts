import type { Browser } from 'playwright-core';
import { mapReady, openPage } from '../src/proof/story-page.ts';
import { fullSpeed, type MeasuredPage } from './load.ts';

/** How long the reader stays at the cover, and then at each section, in milliseconds. */
const atCover = 4000;
const atSection = 400;

/**
 * Jumps to sections by their links, as soon as the story is there and faster than anybody reads.
 *
 * @returns For each jump the milliseconds until a frame in which the list of sections marks it; of a page
 *   that has no such list, until its next frame.
 */
export async function jumpAround(
  browser: Browser,
  { served, path }: MeasuredPage,
  sections: readonly string[],
): Promise<readonly number[]> {
  const { page, close } = await openPage(browser, { viewport: fullSpeed.viewport });
  try {
    await page.goto(`${served.url}${path}`, { waitUntil: 'load' });
    await mapReady(page);
    await page.waitForTimeout(atCover);
    const times: number[] = [];
    for (const section of sections) {
      times.push(await page.evaluate(jump, section));
      await page.waitForTimeout(atSection);
    }
    return times;
  } finally {
    await close();
  }
}

/** Runs in the page. */
async function jump(section: string): Promise<number> {
  const from = performance.now();
  const list = document.getElementById('_sections');
  location.hash = section;
  do await new Promise(requestAnimationFrame);
  while (list && !list.querySelector(`[aria-current][href="#${section}"]`));
  return performance.now() - from;
}
