import type { Browser } from 'playwright-core';
import { mapReady, openPage } from '../src/proof/story-page.ts';
import { fullSpeed, type MeasuredPage } from './load.ts';

/** How long the reader stays at the cover, and then at each section, in milliseconds. */
const atCover = 4000;
const atSection = 400;

/** How long it took from a jump until the page told of it. */
export interface Jump {
  readonly ms: number;
  /** Animation frames, that in which it is told among them. */
  readonly frames: number;
}

/**
 * Jumps to sections by their links, as soon as the story is there and faster than anybody reads.
 *
 * @returns For each jump the time until a frame in which the list of sections marks it; of a page that has no
 *   such list, until its next frame.
 */
export async function jumpAround(
  browser: Browser,
  { served, path }: MeasuredPage,
  sections: readonly string[],
): Promise<readonly Jump[]> {
  const { page, close } = await openPage(browser, { viewport: fullSpeed.viewport });
  try {
    await page.goto(`${served.url}${path}`, { waitUntil: 'load' });
    await mapReady(page);
    await page.waitForTimeout(atCover);
    const jumps: Jump[] = [];
    for (const section of sections) {
      jumps.push(await page.evaluate(jump, section));
      await page.waitForTimeout(atSection);
    }
    return jumps;
  } finally {
    await close();
  }
}

/** Runs in the page. */
async function jump(section: string): Promise<Jump> {
  const from = performance.now();
  const list = document.getElementById('_sections');
  location.hash = section;
  let frames = 0;
  do {
    await new Promise(requestAnimationFrame);
    frames += 1;
  } while (list && !list.querySelector(`[aria-current][href="#${section}"]`));
  return { ms: performance.now() - from, frames };
}
