import type { Browser, CDPSession, Page } from 'playwright-core';
import { openPage } from '../src/proof/story-page.ts';

/** The pages of the benchmark: the story, and those that it is measured against. */
export type PageName = 'bare' | 'plain' | 'story' | 'story without scripts';

/** One value a round, by page. */
export type ByPage<Value> = Readonly<Partial<Record<PageName, readonly Value[]>>>;

/** A page to measure. */
export interface MeasuredPage {
  readonly name: PageName;
  readonly url: string;
  /** What brings the map: nothing more than opening the page, a sign of a reader, or there is none. */
  readonly map: 'at once' | 'on a sign' | 'none';
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
  { name, url, map }: MeasuredPage,
  conditions: Conditions,
): Promise<LoadFigures> {
  const { page, errors, close } = await openPage(browser, { viewport: conditions.viewport });
  try {
    const session = await page.context().newCDPSession(page);
    await impose(session, conditions);
    await page.addInitScript(observeLoad);
    await page.goto(url, { waitUntil: 'load' });
    if (map === 'on a sign') {
      await mark(page, 'story:ready');
      await page.mouse.move(10, 10);
      await page.mouse.move(20, 20);
    }
    if (map !== 'none') await mark(page, 'map:ready');
    await page.waitForTimeout(watched);
    const times = await page.evaluate(readLoad);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    if (errors.length > 0) throw new Error(`The page "${name}" reports: ${errors.join('; ')}`);
    return loadFigures(times, usedSize);
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
  readonly network?: Record<'latency' | 'downloadThroughput' | 'uploadThroughput', number>;
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
  network: { latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 },
};

/** Puts a page, and its workers' requests, under the conditions. */
async function impose(session: CDPSession, { cpu, network }: Conditions): Promise<void> {
  await session.send('Network.enable');
  if (network)
    await session.send('Network.emulateNetworkConditions', { offline: false, ...network });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
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
  /** How many tasks took more than 50 ms, and how long the longest took. */
  readonly longTasks: number;
  readonly longest: number;
  /** From `map:ready` to the end of the last long task; 0 where none came after it. */
  readonly quietAfter: number;
  readonly layoutShift: number;
  /** Bytes of JavaScript memory in use at rest, after a collection. */
  readonly heap: number;
}

const longTask = 50;

function loadFigures(times: LoadTimes, heap: number): LoadFigures {
  const { marks, longTasks, firstPaint, largestPaint, layoutShift } = times;
  const { 'map:start': start = Number.NaN, 'map:ready': ready = Number.NaN } = marks;
  const blocked = longTasks.map(({ duration }) => Math.max(0, duration - longTask));
  return {
    ready,
    map: ready - start,
    firstPaint,
    largestPaint,
    blocked: blocked.reduce((sum, each) => sum + each, 0),
    longTasks: longTasks.length,
    longest: Math.max(0, ...longTasks.map(({ duration }) => duration)),
    quietAfter: Math.max(0, ...longTasks.map((task) => task.start + task.duration - ready)),
    layoutShift,
    heap,
  };
}

/** What a page reports of its load; times in milliseconds from navigation. */
interface LoadTimes extends Observed {
  readonly firstPaint: number;
  readonly marks: Readonly<Record<string, number>>;
}

interface Observed {
  /** NaN for a page that paints neither text nor image. */
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
 * unseen, as text does that lies beneath a phone's map, is not a shift to its reader.
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
    firstPaint: firstPaint?.startTime ?? Number.NaN,
    largestPaint,
    layoutShift,
    longTasks,
    marks: Object.fromEntries(marks),
  };
}
