import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Firing } from '../../../src/build/charts/firing.ts';
import { firingRows } from '../../../src/build/charts/firing-rows.ts';

const measure = { perLine: 20, lineHeight: 9, rowHeight: 21, quiet: 60 };

function firing(date: string, least: number, most = least): Firing {
  return { date, least, most, about: false, kind: 'rockets', ballistic: false, site: 'Wonsan' };
}

describe('firingRows', () => {
  test('gives every round a place of its own, in its row and below the one before', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 130 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(counts, (all) => {
        const rows = firingRows(
          all.map((count) => firing('2014-07-14', count)),
          measure,
        );
        const places = rows.flatMap(({ rounds, y }) =>
          rounds.map(({ column, line }) => `${column} ${y + line * measure.lineHeight}`),
        );
        expect(places).toHaveLength(all.reduce((a, b) => a + b));
        expect(new Set(places).size).toBe(places.length);
        expect(rows.every(({ rounds }) => rounds.every(({ column }) => column < 20))).toBe(true);
      }),
    );
  });

  test('marks as uncertain the rounds that only some sources count', () => {
    const [row] = firingRows([firing('2014-03-04', 3, 7)], measure);
    expect(row?.rounds.map(({ certain }) => certain)).toEqual([
      ...[true, true, true],
      ...[false, false, false, false],
    ]);
  });

  test('leaves a line for a long time without firings, and tells its days', () => {
    const rows = firingRows([firing('2014-03-26', 2), firing('2014-06-26', 3)], measure);
    expect(rows.map(({ quietDays }) => quietDays)).toEqual([undefined, 91]);
    expect(rows.map(({ y }) => y)).toEqual([10.5, 52.5]);
  });

  test('leaves no line for a short time', () => {
    const rows = firingRows([firing('2014-07-13', 2), firing('2014-07-14', 100)], measure);
    expect(rows.map(({ y }) => y)).toEqual([10.5, 31.5]);
  });
});
