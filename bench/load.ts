import type { Browser, Page } from 'playwright-core';
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
  { viewport, cpu, network }: Conditions,
): Promise<LoadFigures> {
  const { page, errors, close } = await openPage(browser, { viewport });
  try {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    if (network)
      await session.send('Network.emulateNetworkConditions', { offline: false, ...network });
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    await page.addInitScript(observeLoad);
    await page.goto(url);
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

const mark = (page: Page, name: string) =>
  page.waitForFunction((mark) => performance.getEntriesByName(mark)[0], name, {
    polling: 100,
    timeout: 60_000,
  });

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

function loadFigures(times: ReturnType<typeof readLoad>, heap: number): LoadFigures {
  const { start, longTasks, ...others } = times;
  const durations = longTasks.map(({ duration }) => duration);
  const ends = longTasks.map((task) => task.start + task.duration);
  return {
    ...others,
    map: others.ready - start,
    blocked: durations.reduce((sum, each) => sum + Math.max(0, each - longTask), 0),
    longTasks: longTasks.length,
    longest: Math.max(0, ...durations),
    quietAfter: Math.max(0, ...ends.map((end) => end - others.ready)),
    heap,
  };
}

interface Observed {
  /** NaN for a page that paints neither text nor image. */
  largestPaint: number;
  layoutShift: number;
  longTasks: { start: number; duration: number }[];
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { node: Node | null; currentRect: DOMRectReadOnly }[];
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
  Object.assign(window, { observed });
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { entryType, startTime: start, duration } = entry;
      if (entryType === 'longtask') observed.longTasks.push({ start, duration });
      else if (entryType === 'largest-contentful-paint') observed.largestPaint = start;
      else if (inSight(entry as LayoutShift)) observed.layoutShift += (entry as LayoutShift).value;
    }
  });
  for (const type of ['largest-contentful-paint', 'layout-shift', 'longtask'])
    observer.observe({ type, buffered: true });
}

/** Runs in the page when all is over: what was observed, and when each mark was set. */
export function readLoad() {
  const { observed } = window as unknown as { observed: Observed };
  const timeOf = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
  const [start, ready] = [timeOf('map:start'), timeOf('map:ready')];
  return { ...observed, start, ready, firstPaint: timeOf('first-contentful-paint') };
}
