import type { Browser, Page } from 'playwright-core';
import { mapReady, openPage, thirdPartyRequests } from '../src/proof/story-page.ts';
import { fullSpeed, type MeasuredPage } from './load.ts';
import {
  type MapCall,
  type ScrollFigures,
  scrollFigures,
  type TraceEvent,
  traceCategories,
} from './scroll-figures.ts';

/** A reading of one page from top to end, and a rest after it. */
interface Reading {
  readonly figures: ScrollFigures;
  /** Callbacks run for an animation frame in five seconds in which nothing happened. */
  readonly idleFrames: number;
  /** The requests that left the page's own site. */
  readonly thirdParty: readonly string[];
}

const scrolledFrames = 200;
const idle = 5000;

/**
 * Scrolls a page from its top, by the same distance each frame, then leaves it alone.
 *
 * @param distance How far in CSS pixels; to the page's end by default.
 */
export async function scrollPage(
  browser: Browser,
  measured: MeasuredPage,
  distance = Number.POSITIVE_INFINITY,
): Promise<Reading> {
  const { page, requests, close } = await openPage(browser, { viewport: fullSpeed.viewport });
  try {
    await page.addInitScript(listenToScroll);
    await page.goto(`${measured.served.url}${measured.path}`, { waitUntil: 'load' });
    await mapReady(page);
    await page.waitForTimeout(1000);
    if (!(await page.evaluate(findMapClass))) throw new Error(noMapLibre(measured.name));
    await page.evaluate(timeMapCalls);
    const scrolled = await trace(browser, page, () =>
      page.evaluate(scrollThrough, { frames: scrolledFrames, distance }),
    );
    const mapCalls = inTrace(await page.evaluate(readMapCalls), scrolled);
    await page.waitForTimeout(2000);
    const rested = await trace(browser, page, () => page.waitForTimeout(idle));
    return {
      figures: scrollFigures(scrolled, (url) => isOwn(url, measured.served.url), mapCalls),
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

/** The mark by which the page's clock is set to that of the trace. */
const beginning = 'scroll:start';

/** Runs in the page: its calls of the map, in milliseconds from the mark. */
function readMapCalls(): readonly { start: number; duration: number }[] {
  const from = performance.getEntriesByName('scroll:start')[0]?.startTime ?? 0;
  return (window.mapCalls ?? []).map(({ start, duration }) => ({ start: start - from, duration }));
}

/** The same calls by the clock of a trace, in microseconds. */
function inTrace(
  calls: ReturnType<typeof readMapCalls>,
  events: readonly TraceEvent[],
): readonly MapCall[] {
  const mark = events.find(({ name }) => name === beginning);
  if (!mark) throw new Error(`The trace holds no mark "${beginning}".`);
  return calls.map(({ start, duration }) => ({
    ts: mark.ts + start * 1000,
    dur: duration * 1000,
  }));
}

/** Runs in the page: an event that somebody listens to is in the trace, whatever the page does. */
function listenToScroll(): void {
  addEventListener('scroll', () => undefined, { passive: true });
}

/** Runs in the page: from the top as far as that, or to the end, in so many frames. */
async function scrollThrough(asked: { frames: number; distance: number }): Promise<void> {
  const { frames, distance } = asked;
  performance.mark('scroll:start');
  const end = Math.min(distance, document.documentElement.scrollHeight - innerHeight);
  for (let frame = 1; frame <= frames; frame++) {
    scrollTo({ top: (end * frame) / frames, behavior: 'instant' });
    await new Promise(requestAnimationFrame);
  }
}

type Methods = Record<string, (...args: unknown[]) => unknown>;

declare global {
  interface Window {
    /** What all of MapLibre's maps on the page inherit from. */
    mapMethods?: Methods;
  }
}

/**
 * Runs in the page once its map is there: finds MapLibre's `Map` among what its chunk exports, and
 * leaves what its maps inherit in `window.mapMethods`.
 *
 * @returns Whether the class was found.
 */
async function findMapClass(): Promise<boolean> {
  const addresses = performance.getEntriesByType('resource').map(({ name }) => name);
  const chunks = addresses.filter((name) => /\/maplibre-(?!gl-worker)[^/]*\.js$/.test(name));
  for (const chunk of chunks) {
    for (const value of Object.values(await import(chunk)) as { prototype?: Methods }[]) {
      const prototype = value?.prototype;
      if (prototype && 'jumpTo' in prototype) window.mapMethods = prototype;
    }
  }
  return window.mapMethods !== undefined;
}

/** What the benchmark says of a page in which the class cannot be found. */
const noMapLibre = (page: string): string =>
  `The page "${page}" has no chunk named "maplibre" that exports MapLibre's Map, so its map cannot be watched.`;

declare global {
  interface Window {
    /** When the methods of the map that a story calls as it scrolls began, and how long they took. */
    mapCalls?: { readonly start: number; readonly duration: number }[];
  }
}

/**
 * Runs in the page once `findMapClass` has: times those methods of the map that a story calls as it
 * scrolls, together with what they cause at once, such as handlers of the map's own events.
 */
function timeMapCalls(): void {
  window.mapCalls = [];
  const methods = window.mapMethods ?? {};
  let depth = 0;
  for (const name of [
    'jumpTo',
    'setPaintProperty',
    'setLayoutProperty',
    'flyTo',
    'cameraForBounds',
  ]) {
    const method = methods[name];
    methods[name] = function (this: unknown, ...args: unknown[]) {
      const start = performance.now();
      depth += 1;
      try {
        return method?.apply(this, args);
      } finally {
        depth -= 1;
        if (depth === 0) window.mapCalls?.push({ start, duration: performance.now() - start });
      }
    };
  }
}
