import type { Browser, Page } from 'playwright-core';
import { openPage, thirdPartyRequests } from '../../src/proof/story-page.ts';
import { type Conditions, impose } from './conditions.ts';
import { earlyPaths } from './early-paths.ts';
import { type LoadFigures, loadFigures } from './load-figures.ts';
import { observeLoad, readLoad } from './observe-load.ts';
import type { ServedPages } from './serve-pages.ts';

/** A page to measure. */
export interface MeasuredPage {
  readonly name: string;
  readonly served: ServedPages;
  /** From the server's root, such as `/bare/`. */
  readonly path: string;
  /** What brings the map: nothing more than opening the page, a sign of a reader, or there is none. */
  readonly map: 'at once' | 'on a sign' | 'none';
}

/** What one cold load gave: its figures, and the requests that left the page's own site. */
export interface Load {
  readonly figures: LoadFigures;
  readonly thirdParty: readonly string[];
}

/** How long a page is watched after its map is ready, in milliseconds. */
const watched = 1500;

/**
 * Loads a page in a context of its own, with an empty cache, and watches until well after its map is
 * ready. A page that waits for a sign of a reader gets one, a pointer's move, once it has painted
 * and loaded.
 *
 * @throws When the page reports an error.
 */
export async function loadPage(
  browser: Browser,
  { name, served, path, map }: MeasuredPage,
  conditions: Conditions,
): Promise<Load> {
  const { page, errors, requests, close } = await openPage(browser, {
    viewport: conditions.viewport,
  });
  try {
    served.takeResponses();
    const session = await page.context().newCDPSession(page);
    await impose(session, conditions);
    await page.addInitScript(observeLoad);
    await page.goto(`${served.url}${path}`, { waitUntil: 'load' });
    if (map === 'on a sign') {
      await mark(page, 'story:ready');
      await page.mouse.move(10, 10);
      await page.mouse.move(20, 20);
    }
    if (map !== 'none') await mark(page, 'map:ready');
    await page.waitForTimeout(watched);
    const times = await page.evaluate(readLoad);
    const ready = times.timeOrigin + (times.marks['map:ready'] ?? Number.POSITIVE_INFINITY);
    const early = await earlyPaths(page, ready);
    const responses = served.takeResponses().filter((response) => early.has(response.path));
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    if (errors.length > 0) throw new Error(`The page "${name}" reports: ${errors.join('; ')}`);
    return {
      figures: loadFigures(times, responses, usedSize),
      thirdParty: thirdPartyRequests(requests, served.url),
    };
  } finally {
    await close();
  }
}

async function mark(page: Page, name: string): Promise<void> {
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, name, {
    polling: 100,
    timeout: 60_000,
  });
}
