import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../../src/core/timeline/holds.ts';

const page = { viewportHeight: 1000, scrollMax: 5000, enter: 0.7, leave: 0.3 };

describe('holds', () => {
  it('holds a section from its top at 0.7 of the viewport to its bottom at 0.3', () => {
    const cards = [
      { id: 'a', top: 200, bottom: 800 },
      { id: 'b', top: 2000, bottom: 2600 },
      { id: 'c', top: 4000, bottom: 4600 },
    ];
    expect(holds(cards, page)).toEqual([
      { id: 'a', start: 0, end: 500 },
      { id: 'b', start: 1300, end: 2300 },
      { id: 'c', start: 3300, end: 5000 },
    ]);
  });

  it('holds the first of two close cards to its end and keeps a tenth of the viewport to travel', () => {
    const cards = [
      { id: 'a', top: 0, bottom: 1000 },
      { id: 'b', top: 1000, bottom: 2000 },
    ];
    expect(holds(cards, page)).toEqual([
      { id: 'a', start: 0, end: 700 },
      { id: 'b', start: 800, end: 5000 },
    ]);
  });

  const any = fc.oneof(
    fc.double({ min: -1e4, max: 1e4 }),
    fc.constantFrom(0, Number.NaN, Number.POSITIVE_INFINITY),
  );
  const cards = fc.array(fc.record({ id: fc.string(), top: any, bottom: any }), { maxLength: 20 });

  it('is ordered and covers the scroll range from end to end, whatever the page', () => {
    const pages = fc.record({ viewportHeight: any, scrollMax: any, enter: any, leave: any });
    fc.assert(
      fc.property(cards, pages, (cards, page) => {
        const result = holds(cards, page);
        expect(result.map(({ id }) => id)).toEqual(cards.map(({ id }) => id));
        const ends = result.flatMap(({ start, end }) => [start, end]);
        for (const [i, end] of ends.slice(1).entries())
          expect(end).toBeGreaterThanOrEqual(ends[i] ?? 0);
        if (ends.length === 0) return;
        expect(ends[0]).toBe(0);
        expect(ends.at(-1)).toBe(Number.isFinite(page.scrollMax) ? Math.max(page.scrollMax, 0) : 0);
      }),
    );
  });

  it('leaves every section a hold and every pair a travel where cards follow each other', () => {
    const heights = fc.array(fc.integer({ min: 400, max: 2000 }), { minLength: 2, maxLength: 14 });
    fc.assert(
      fc.property(heights, (heights) => {
        let top = 0;
        const cards = heights.map((height, i) => {
          const card = { id: `${i}`, top, bottom: top + height };
          top += height;
          return card;
        });
        const scrollMax = top;
        const result = holds(cards, { ...page, scrollMax });
        for (const [i, { start, end }] of result.entries()) {
          expect(end - start).toBeGreaterThan(0);
          const next = result[i + 1];
          if (next === undefined) continue;
          expect(next.start - end).toBeGreaterThan(0);
          expect(next.start - end).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});
