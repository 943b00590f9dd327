import type { Browser, Page } from 'playwright-core';
import { mapAtRest, mapReady, openPage } from '../src/proof/story-page.ts';
import { fullSpeed } from './load.ts';

/** What a scroll through the story cost; times in milliseconds. */
export interface ScrollFigures {
  /**
   * Time on the processor of the page's own callbacks in a frame, with all that they call but the
   * map's methods: the DOM, the language.
   */
  readonly ownMedian: number;
  readonly ownP99: number;
  /** Callbacks run for an animation frame in five seconds in which nothing happened. */
  readonly idleFrames: number;
}

const scrolledFrames = 200;
/** Enough for the map to get the layers of each section. */
const warmingFrames = 40;
const idle = 5000;

/**
 * Goes to the end of the story and leaves it alone; then scrolls it from its top to its end, by the same distance each
 * frame, while the map's methods do nothing, which leaves the page's own script. The first of two scrolls adds what the
 * map has yet to get.
 */
export async function scrollStory(browser: Browser, url: string): Promise<ScrollFigures> {
  const { page, close } = await openPage(browser, { viewport: fullSpeed.viewport });
  const scroll = (frames: number) => page.evaluate(scrollThrough, frames);
  try {
    await page.goto(url);
    await mapReady(page);
    await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
    await mapAtRest(page);
    await page.waitForTimeout(1000);
    const rested = await trace(browser, page, () => page.waitForTimeout(idle));
    await page.evaluate(muteMap);
    await scroll(warmingFrames);
    const traced = await trace(browser, page, () => scroll(scrolledFrames));
    const own = callbacksByFrame(traced, new URL(url).origin);
    return {
      ownMedian: quantile(own, 0.5),
      ownP99: quantile(own, 0.99),
      idleFrames: rested.filter(({ name }) => name === 'FireAnimationFrame').length,
    };
  } finally {
    await close();
  }
}

/** The part of a Chromium trace event that is read here; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** When it began. */
  readonly ts: number;
  /** How long it took by the clock. */
  readonly dur?: number;
  /** Its time on the processor, which other programs on the machine do not lengthen. */
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly type?: string; readonly url?: string } };
}

const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

async function trace(browser: Browser, page: Page, act: () => Promise<unknown>) {
  await browser.startTracing(page, { categories });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  return traceEvents as readonly TraceEvent[];
}

/** Runs in the page: from the top to the end, in so many frames. */
async function scrollThrough(frames: number): Promise<void> {
  const end = document.documentElement.scrollHeight - innerHeight;
  for (let frame = 1; frame <= frames; frame++) {
    scrollTo({ top: (end * frame) / frames, behavior: 'instant' });
    await new Promise(requestAnimationFrame);
  }
}

/**
 * Runs in the page once its map is there: finds MapLibre's `Map` among what its chunk exports, and makes the
 * methods that a story calls as it scrolls do nothing.
 *
 * @throws When no chunk exports the class.
 */
async function muteMap(): Promise<void> {
  type Methods = Record<string, unknown>;
  const addresses = performance.getEntriesByType('resource').map(({ name }) => name);
  const chunks = addresses.filter((name) => /\/maplibre-(?!gl-worker)[^/]*\.js$/.test(name));
  const exported = await Promise.all(chunks.map((chunk) => import(chunk)));
  const methods = exported
    .flatMap((module) => Object.values(module) as { prototype?: Methods }[])
    .map((value) => value?.prototype)
    .find((prototype) => prototype && 'jumpTo' in prototype);
  if (!methods) throw new Error(`None of ${chunks} exports MapLibre's Map.`);
  for (const name of ['jumpTo', 'setPaintProperty', 'setLayoutProperty', 'setFilter'])
    methods[name] = function (this: unknown) {
      return this;
    };
}

/**
 * The time of the page's callbacks in each frame of a scroll, from a trace of it. A frame lasts from one commit
 * of the page's main thread to the next. All scripts of the page are its own but MapLibre, which the build keeps
 * in a chunk of its name.
 */
function callbacksByFrame(events: readonly TraceEvent[], origin: string): readonly number[] {
  const scrolls = events.filter(
    ({ name, args }) => name === 'EventDispatch' && args.data?.type === 'scroll',
  );
  const [main] = scrolls;
  if (!main) throw new Error('The trace holds no scroll.');
  const onMain = events
    .filter(({ pid, tid }) => pid === main.pid && tid === main.tid)
    .toSorted((a, b) => a.ts - b.ts);
  const commits = onMain.filter(({ name }) => name === 'Commit');
  const frameAt = (ts: number) => commits.findIndex((commit) => commit.ts > ts);
  const frames = new Map(scrolls.map(({ ts }) => [frameAt(ts), 0]));
  let end = Number.NEGATIVE_INFINITY;
  for (const { name, ts, dur = 0, tdur = 0, args } of onMain) {
    // A callback that a callback causes is part of it.
    if (name !== 'FunctionCall' || ts < end) continue;
    end = ts + dur;
    const { url = '' } = args.data ?? {};
    if (!url.startsWith(origin) || /\/maplibre[^/]*$/.test(url)) continue;
    frames.set(frameAt(ts), (frames.get(frameAt(ts)) ?? 0) + tdur / 1000);
  }
  return [...frames.values()];
}

/**
 * The value below which a share of the values lies, from 0 to 1, linear between neighbours; NaN for
 * no values.
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
