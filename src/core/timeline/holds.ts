import { clamp } from '../numbers.ts';

/** Scroll offsets, in CSS pixels, between which a section's scene is shown. */
export interface Hold {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** In CSS pixels from the top of the document. */
export interface Card {
  readonly id: string;
  readonly top: number;
  readonly bottom: number;
}

interface ScrollRange {
  readonly viewportHeight: number;
  readonly scrollMax: number;
  /** Shares of the viewport's height at which a card's top starts its hold, and its bottom ends it. */
  readonly enter: number;
  readonly leave: number;
}

/** Minimum length of a travel, in heights of the viewport. */
const minTravel = 0.1;

/** Returns holds from 0 to `scrollMax`, with `start ≤ end ≤ next start`, and short travels between if they fit. */
export function holds(cards: readonly Card[], page: ScrollRange): readonly Hold[] {
  const spans = inOrder(cards.map((card) => wantedSpan(card, page)));
  const gap = Math.max(finite(page.viewportHeight), 0) * minTravel;
  const travels = spans.slice(1).map((next, i) => travelBetween(spans[i] ?? next, next, gap));
  const scrollMax = Math.max(finite(page.scrollMax), 0);
  return cards.map(({ id }, i) => ({
    id,
    start: travels[i - 1]?.end ?? 0,
    end: travels[i]?.start ?? scrollMax,
  }));
}

type Span = Readonly<Record<'start' | 'middle' | 'end', number>>;

function wantedSpan({ top, bottom }: Card, page: ScrollRange): Span {
  const scrollMax = Math.max(finite(page.scrollMax), 0);
  const inside = (offset: number) => clamp(finite(offset), 0, scrollMax);
  const start = inside(top - page.enter * page.viewportHeight);
  const end = inside(bottom - page.leave * page.viewportHeight);
  const middle = (start + end) / 2;
  return start <= end ? { start, middle, end } : { start: middle, middle, end: middle };
}

/** Moves middles down until none precedes the one before, and widens spans to contain them. */
function inOrder(spans: readonly Span[]): readonly Span[] {
  let latest = 0;
  return spans.map(({ start, middle, end }) => {
    latest = Math.max(latest, middle);
    return { start: Math.min(start, latest), middle: latest, end: Math.max(end, latest) };
  });
}

function travelBetween(before: Span, after: Span, gap: number): Pick<Span, 'start' | 'end'> {
  if (after.start - before.end >= gap) return { start: before.end, end: after.start };
  const latest = Math.max(before.middle, after.middle - gap);
  const start = Math.min(before.end, latest);
  return { start, end: Math.min(start + gap, after.middle) };
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);

/** Returns progress from 0 at `start` to 1 at `end`; if they are equal, it is 0 before and 1 from there on. */
export function progressBetween(start: number, end: number, position: number): number {
  if (!(position > start)) return start === end && position === start ? 1 : 0;
  return position < end ? (position - start) / (end - start) : 1;
}
