import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measure, tallyRows } from '../../../../../src/build/story/charts/forms/tally.ts';

const day = (date: string, least: number, most = least) => ({ date, least, most });

describe('tallyRows', () => {
  test('gives every disc a place of its own, in its row and below the one before', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 130 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(counts, (all) => {
        const rows = tallyRows(all.map((count) => day('2019-07-14', count)));
        const places = rows.flatMap(({ discs, y }) =>
          discs.map(({ column, line }) => `${column} ${y + line * measure.lineHeight}`),
        );
        expect(places).toHaveLength(all.reduce((a, b) => a + b));
        expect(new Set(places).size).toBe(places.length);
        expect(rows.every(({ discs }) => discs.every(({ column }) => column < 20))).toBe(true);
      }),
    );
  });

  test('marks as uncertain the discs that only some sources count', () => {
    const [row] = tallyRows([day('2019-03-04', 3, 7)], 60);
    expect(row?.discs.map(({ certain }) => certain)).toEqual([
      ...[true, true, true],
      ...[false, false, false, false],
    ]);
  });

  test('leaves a line for a long time without any, and tells its days', () => {
    const rows = tallyRows([day('2019-03-26', 2), day('2019-06-26', 3)], 60);
    expect(rows.map(({ quietDays, isQuiet }) => isQuiet && quietDays)).toEqual([false, 91]);
    expect(rows.map(({ y }) => y)).toEqual([10.5, 52.5]);
  });

  test('leaves no line for a short time', () => {
    const rows = tallyRows([day('2019-07-13', 2), day('2019-07-14', 100)], 60);
    expect(rows.map(({ y }) => y)).toEqual([10.5, 31.5]);
  });
});
