import { clamp } from '../numbers.ts';

/** The stretch of scroll offsets in CSS pixels, `start` to `end`, over which a section's scene stands. */
export interface Hold {
  /** The section's id. */
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Where a section's card lies on the page, in CSS pixels from the top of the document. */
export interface Card {
  readonly id: string;
  readonly top: number;
  readonly bottom: number;
}

/** How the page scrolls, and where on the screen a card counts as being read. */
export interface ScrollRange {
  readonly viewportHeight: number;
  /** The largest scroll offset. */
  readonly scrollMax: number;
  /** A hold starts when its card's top has come up to this share of the viewport's height. */
  readonly enter: number;
  /** A hold ends when its card's bottom has come up to this share of the viewport's height. */
  readonly leave: number;
}

/** The least travel between two holds as a share of the viewport's height. */
const leastTravel = 0.1;

/**
 * The holds of the cards, in their order, over the whole scroll range: the first from 0, the last
 * to `scrollMax`. Always `start ≤ end ≤ next start`. Where cards lie so close that their holds
 * would meet, the first keeps its own to its end and the next begins after a short travel, if there
 * is room for one.
 */
export function holds(cards: readonly Card[], page: ScrollRange): readonly Hold[] {
  const spans = ordered(cards.map((card) => wantedSpan(card, page)));
  const gap = Math.max(finite(page.viewportHeight), 0) * leastTravel;
  const travels = spans.slice(1).map((next, i) => travelBetween(spans[i] ?? next, next, gap));
  const scrollMax = Math.max(finite(page.scrollMax), 0);
  return cards.map(({ id }, i) => ({
    id,
    start: travels[i - 1]?.end ?? 0,
    end: travels[i]?.start ?? scrollMax,
  }));
}

/** A stretch of scroll offsets; `start ≤ middle ≤ end`. */
interface Span {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

function wantedSpan({ top, bottom }: Card, page: ScrollRange): Span {
  const scrollMax = Math.max(finite(page.scrollMax), 0);
  const inside = (offset: number) => clamp(finite(offset), 0, scrollMax);
  const start = inside(top - page.enter * page.viewportHeight);
  const end = inside(bottom - page.leave * page.viewportHeight);
  const middle = (start + end) / 2;
  return start <= end ? { start, middle, end } : { start: middle, middle, end: middle };
}

/** Moves the middles of spans so that none lies before that of the span in front of it. */
function ordered(spans: readonly Span[]): readonly Span[] {
  let latest = 0;
  return spans.map(({ start, middle, end }) => {
    latest = Math.max(latest, middle);
    return { start: Math.min(start, latest), middle: latest, end: Math.max(end, latest) };
  });
}

/**
 * The travel between two spans: all that lies between them if that is wide enough, and otherwise
 * `gap` from the end of the first, whose last line is still being read; sooner and shorter only where
 * it would else reach past the middle of a span.
 */
function travelBetween(before: Span, after: Span, gap: number): Pick<Span, 'start' | 'end'> {
  if (after.start - before.end >= gap) return { start: before.end, end: after.start };
  const latest = Math.max(before.middle, after.middle - gap);
  const start = Math.min(before.end, latest);
  return { start, end: Math.min(start + gap, after.middle) };
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

/** How far `position` has come from `start` to `end`, from 0 to 1; 1 where there is no way to go. */
export function progressBetween(start: number, end: number, position: number): number {
  if (!(position > start)) return start === end && position === start ? 1 : 0;
  return position < end ? (position - start) / (end - start) : 1;
}
