import type { Browser, CDPSession, Page } from 'playwright-core';
import { drawNothing, mapReady, openPage } from '../../src/proof/story-page.ts';
import type { MeasuredPage } from '../load/load-page.ts';

/** What a page holds at rest, once its garbage is collected. */
export interface Held {
  /** Bytes of JavaScript memory in use. */
  readonly heap: number;
  readonly listeners: number;
  readonly nodes: number;
}

/** Small, so that a thousand changes take a minute or two. */
const viewport = { width: 360, height: 640 };

/** Time for a section's data to come and be drawn, in milliseconds. */
const seen = 1000;

/**
 * Sees every section twice, so that all its data is there and the map's caches are full; then goes
 * round them, a jump to the next at a time, and looks at what is left behind after each of so many
 * changes of scene.
 */
export async function changeScenes(
  browser: Browser,
  { served, path }: MeasuredPage,
  looks: readonly number[],
): Promise<readonly Held[]> {
  const { page, close } = await openPage(browser, { viewport, scripts: [drawNothing] });
  try {
    const session = await page.context().newCDPSession(page);
    await page.goto(`${served.url}${path}`, { waitUntil: 'load' });
    await mapReady(page);
    for (let time = 0; time < 2; time += 1) await page.evaluate(seeAll, seen);
    const held: Held[] = [];
    for (const [index, to] of looks.entries()) {
      await page.evaluate(goRound, { from: looks[index - 1] ?? 0, to });
      held.push(await heldAtRest(page, session));
    }
    return held;
  } finally {
    await close();
  }
}

async function heldAtRest(page: Page, session: CDPSession): Promise<Held> {
  await page.waitForTimeout(2000);
  await session.send('HeapProfiler.collectGarbage');
  const { jsEventListeners, nodes } = await session.send('Memory.getDOMCounters');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { heap: usedSize, listeners: jsEventListeners, nodes };
}

/** Runs in the page: rests at each section for so long. */
async function seeAll(rest: number): Promise<void> {
  for (const section of document.querySelectorAll('main section[id]')) {
    section.scrollIntoView({ block: 'center', behavior: 'instant' });
    await new Promise((rested) => setTimeout(rested, rest));
  }
}

/** Runs in the page: brings one section after another to the middle of the window, and ends at the top. */
async function goRound({ from, to }: { from: number; to: number }): Promise<void> {
  const sections = document.querySelectorAll('main section[id]');
  for (let change = from; change < to; change++) {
    sections[change % sections.length]?.scrollIntoView({ block: 'center', behavior: 'instant' });
    await new Promise(requestAnimationFrame);
  }
  scrollTo({ top: 0, behavior: 'instant' });
}
