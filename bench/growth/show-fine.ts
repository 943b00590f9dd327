import type { Browser } from 'playwright-core';
import { mapAtRest, mapReady, openPage } from '../../src/proof/story-page.ts';
import { fullSpeed } from '../load/conditions.ts';
import type { MeasuredPage } from '../load/load-page.ts';
import { pageMemory } from './page-memory.ts';

/** What it takes to show the story's finest geometry. */
interface FineFigures {
  /** Milliseconds from the jump to a close scene until its map rests. */
  readonly fine: number;
  /** Bytes that the page and its workers hold then. */
  readonly memory: number;
}

const patience = 240_000;

/** Jumps from the opening to the second section, which is seen from close by. */
export async function showFine(
  browser: Browser,
  { served, path }: MeasuredPage,
): Promise<FineFigures> {
  const { page, close } = await openPage(browser, { viewport: fullSpeed.viewport });
  try {
    await page.goto(`${served.url}${path}`, { waitUntil: 'load' });
    await mapReady(page, patience);
    const began = performance.now();
    await page.evaluate(() => {
      const [, second] = document.querySelectorAll('main section[id]');
      second?.scrollIntoView({ block: 'center', behavior: 'instant' });
    });
    await mapAtRest(page, patience);
    return { fine: performance.now() - began, memory: await pageMemory(page) };
  } finally {
    await close();
  }
}
