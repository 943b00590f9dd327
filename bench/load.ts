import type { Browser, CDPSession, Page } from 'playwright-core';
import { openPage, thirdPartyRequests } from '../src/proof/story-page.ts';
import type { ServedPages, WireResponse } from './pages.ts';

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
interface Load {
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

/** The device and the network that a page is read with. */
export interface Conditions {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  /** How many times slower the processor is. */
  readonly cpu: number;
  /** Latency in milliseconds and throughput in bytes a second; none is loopback as it is. */
  readonly network?: { readonly latency: number; readonly down: number; readonly up: number };
}

export const fullSpeed: Conditions = {
  name: 'desktop, full speed',
  viewport: { width: 1440, height: 900 },
  cpu: 1,
};

/** Chromium's own "Slow 4G", on a processor four times slower. */
export const slowPhone: Conditions = {
  name: 'phone, slow 4G, 4 × slower processor',
  viewport: { width: 390, height: 844 },
  cpu: 4,
  network: { latency: 562.5, down: 180_000, up: 84_375 },
};

/** Puts a page, and its workers' requests, under the conditions. */
async function impose(session: CDPSession, { cpu, network }: Conditions): Promise<void> {
  await session.send('Network.enable');
  if (network) {
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latency,
      downloadThroughput: network.down,
      uploadThroughput: network.up,
    });
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
}

/**
 * The paths that a page and its workers asked for up to a time, which is in milliseconds since 1970
 * by the browser's own clock: a server's may differ from it by more than lies between a map that is
 * ready and what it asks for next. The page itself, its icon and the code of its workers are always
 * among them: a map without data is ready before its worker has come.
 */
async function earlyPaths(page: Page, time: number): Promise<ReadonlySet<string>> {
  const ofWorkers = page.workers().map((worker) => worker.evaluate(askedFor));
  const asked = (await Promise.all([page.evaluate(askedFor), ...ofWorkers])).flat();
  const always = [page.url(), ...page.workers().map((worker) => worker.url())];
  return new Set([
    ...always.map((url) => new URL(url).pathname),
    '/favicon.svg',
    ...asked.filter(({ at }) => at <= time).map(({ path }) => path),
  ]);
}

/** Runs in a page or a worker: when it asked for what it has received, by the browser's clock. */
function askedFor(): readonly { readonly path: string; readonly at: number }[] {
  return performance.getEntriesByType('resource').map(({ name, startTime }) => ({
    path: new URL(name).pathname,
    at: performance.timeOrigin + startTime,
  }));
}

/** One cold load of one page; times in milliseconds. */
export interface LoadFigures {
  /** From navigation to the mark `map:ready`; NaN for a page without a map. */
  readonly ready: number;
  /** From the mark `map:start` to `map:ready`. */
  readonly map: number;
  readonly firstPaint: number;
  readonly largestPaint: number;
  /** The part of each long task beyond 50 ms, summed, until all was quiet. */
  readonly blocked: number;
  /** From `map:ready` to the end of the last long task; 0 where none came after it. */
  readonly quietAfter: number;
  readonly layoutShift: number;
  /** On the wire, headers and all, of what was asked for before `map:ready`. */
  readonly bytes: number;
  /** Bytes of JavaScript memory in use at rest, after a collection. */
  readonly heap: number;
}

const longTask = 50;

/**
 * Works the figures out from what the page's clocks, the server and the heap said.
 *
 * @param responses Those requested before `map:ready`.
 */
export function loadFigures(
  times: LoadTimes,
  responses: readonly WireResponse[],
  heap: number,
): LoadFigures {
  const start = times.marks['map:start'] ?? Number.NaN;
  const ready = times.marks['map:ready'] ?? Number.NaN;
  const ends = times.longTasks.map((task) => task.start + task.duration);
  return {
    ready,
    map: ready - start,
    firstPaint: times.firstPaint,
    largestPaint: times.largestPaint,
    blocked: sum(times.longTasks.map(({ duration }) => Math.max(0, duration - longTask))),
    quietAfter: Math.max(0, ...ends.map((end) => end - ready)),
    layoutShift: times.layoutShift,
    bytes: sum(responses.map(({ bytes }) => bytes)),
    heap,
  };
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

/** What the page's own clocks say of its load; times in milliseconds from navigation. */
export interface LoadTimes {
  readonly timeOrigin: number;
  readonly firstPaint: number;
  /** NaN for a page that paints neither text nor image. */
  readonly largestPaint: number;
  readonly layoutShift: number;
  readonly longTasks: readonly { readonly start: number; readonly duration: number }[];
  readonly marks: Readonly<Record<string, number>>;
}

interface Observed {
  largestPaint: number;
  layoutShift: number;
  longTasks: { start: number; duration: number }[];
}

declare global {
  interface Window {
    observedLoad?: Observed;
  }
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

/**
 * Runs in the page before its own scripts: keeps what can only be observed as it happens. What moves
 * unseen, as text does that lies beneath a phone's map, is no shift to its reader.
 */
export function observeLoad(): void {
  const inSight = ({ sources }: LayoutShift) =>
    sources.some(({ node, currentRect: { left, top, width, height } }) =>
      [1, height / 2, height - 1].some((down) =>
        node?.contains(document.elementFromPoint(left + width / 2, top + down)),
      ),
    );
  const observed: Observed = { largestPaint: Number.NaN, layoutShift: 0, longTasks: [] };
  window.observedLoad = observed;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { entryType, startTime, duration } = entry;
      if (entryType === 'longtask') observed.longTasks.push({ start: startTime, duration });
      else if (entryType === 'largest-contentful-paint') observed.largestPaint = startTime;
      else if (inSight(entry as LayoutShift)) observed.layoutShift += (entry as LayoutShift).value;
    }
  });
  for (const type of ['largest-contentful-paint', 'layout-shift', 'longtask']) {
    observer.observe({ type, buffered: true });
  }
}

/** Runs in the page when all is over: hands the times back. */
export function readLoad(): LoadTimes {
  const { largestPaint = Number.NaN, layoutShift = 0, longTasks = [] } = window.observedLoad ?? {};
  const [firstPaint] = performance.getEntriesByName('first-contentful-paint');
  const marks = performance
    .getEntriesByType('mark')
    .map(({ name, startTime }) => [name, startTime]);
  return {
    timeOrigin: performance.timeOrigin,
    firstPaint: firstPaint?.startTime ?? Number.NaN,
    largestPaint,
    layoutShift,
    longTasks,
    marks: Object.fromEntries(marks),
  };
}
