import type { Browser, Page } from 'playwright-core';
import { mapReady } from '../tests/browser/support/map-ready.ts';
import { openPage, thirdPartyRequests } from '../tests/browser/support/open-page.ts';
import { fullSpeed } from './conditions.ts';
import { findMapClass, noMapLibre } from './find-map-class.ts';
import type { MeasuredPage } from './load-page.ts';
import { type ScrollFigures, scrollFigures } from './scroll-figures.ts';
import { timeMapCalls } from './time-map-calls.ts';
import { type TraceEvent, traceCategories } from './trace-event.ts';

/** A reading of one page from top to end, and a rest after it. */
export interface Reading {
  readonly figures: ScrollFigures;
  /** Callbacks run for an animation frame in five seconds in which nothing happened. */
  readonly idleFrames: number;
  /** The requests that left the page's own site. */
  readonly thirdParty: readonly string[];
}

const scrolledFrames = 480;
const idle = 5000;

/** Scrolls a page through, by the same share of its length each frame, then leaves it alone. */
export async function scrollPage(browser: Browser, measured: MeasuredPage): Promise<Reading> {
  const { page, requests, close } = await openPage(browser, fullSpeed);
  try {
    await page.addInitScript(listenToScroll);
    await page.goto(`${measured.served.url}${measured.path}`, { waitUntil: 'load' });
    await mapReady(page);
    await page.waitForTimeout(1000);
    if (!(await page.evaluate(findMapClass))) throw new Error(noMapLibre(measured.name));
    await page.evaluate(timeMapCalls);
    const scrolled = await trace(browser, page, () => page.evaluate(scrollThrough, scrolledFrames));
    const mapCallTime = await page.evaluate(() => window.mapCallTime ?? 0);
    await page.waitForTimeout(2000);
    const rested = await trace(browser, page, () => page.waitForTimeout(idle));
    return {
      figures: scrollFigures(scrolled, (url) => isOwn(url, measured.served.url), mapCallTime),
      idleFrames: rested.filter(({ name }) => name === 'FireAnimationFrame').length,
      thirdParty: thirdPartyRequests(requests, measured.served.url),
    };
  } finally {
    await close();
  }
}

/** All scripts of the page are its own but MapLibre, which the builds keep in a chunk by its name. */
function isOwn(url: string, origin: string): boolean {
  return url.startsWith(origin) && !/\/maplibre[^/]*$/.test(url);
}

async function trace(browser: Browser, page: Page, act: () => Promise<unknown>) {
  await browser.startTracing(page, { categories: [...traceCategories] });
  await act();
  const buffer = await browser.stopTracing();
  const { traceEvents } = JSON.parse(buffer.toString()) as { traceEvents: TraceEvent[] };
  return traceEvents;
}

/** Runs in the page: an event that somebody listens to is in the trace, whatever the page does. */
function listenToScroll(): void {
  addEventListener('scroll', () => undefined, { passive: true });
}

/** Runs in the page: from the top to the end in so many frames. */
async function scrollThrough(frames: number): Promise<void> {
  const end = document.documentElement.scrollHeight - innerHeight;
  for (let frame = 1; frame <= frames; frame++) {
    scrollTo({ top: (end * frame) / frames, behavior: 'instant' });
    await new Promise(requestAnimationFrame);
  }
}
