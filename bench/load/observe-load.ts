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
