import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holds } from '../../../src/core/timeline/holds.ts';
import { forAll, integer } from '../arbitraries.ts';

const page = { viewportHeight: 1000, scrollMax: 5000, enter: 0.7, leave: 0.3 };

it.each([
  ['from 0.7 to 0.3 of it', [200, 800, 2000, 2600, 4000, 4600], [0, 500, 1300, 2300, 3300, 5000]],
  ['to its end, a tenth before the next', [0, 1000, 1000, 2000], [0, 700, 800, 5000]],
])('holds keeps a section %s', (_, cards, held) => {
  const pairs = (all: readonly number[]) =>
    all.flatMap((from, i) => (i % 2 ? [] : [{ id: `${i}`, from, to: all[i + 1] ?? 0 }]));
  const given = pairs(cards).map(({ id, from, to }) => ({ id, top: from, bottom: to }));
  const expected = pairs(held).map(({ id, from, to }) => ({ id, start: from, end: to }));
  expect(holds(given, page)).toEqual(expected);
});

const any = fc.oneof(fc.double({ min: -1e4, max: 1e4 }), fc.constantFrom(0, Number.NaN, Infinity));
const cards = fc.array(fc.record({ id: fc.string(), top: any, bottom: any }), { maxLength: 20 });

it('holds are in order and cover the whole scroll range of any page', () => {
  const pages = fc.record({ viewportHeight: any, scrollMax: any, enter: any, leave: any });
  forAll(cards, pages, (cards, page) => {
    const result = holds(cards, page);
    expect(result.map(({ id }) => id)).toEqual(cards.map(({ id }) => id));
    const ends = result.flatMap(({ start, end }) => [start, end]);
    for (const [i, end] of ends.slice(1).entries())
      expect(end).toBeGreaterThanOrEqual(ends[i] ?? 0);
    if (ends.length === 0) return;
    expect(ends[0]).toBe(0);
    expect(ends.at(-1)).toBe(Number.isFinite(page.scrollMax) ? Math.max(page.scrollMax, 0) : 0);
  });
});

it('holds gives every section a hold, and a travel to every two sections whose cards follow each other', () => {
  const heights = fc.array(integer(400, 2000), { minLength: 2, maxLength: 14 });
  forAll(heights, (heights) => {
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
  });
});
