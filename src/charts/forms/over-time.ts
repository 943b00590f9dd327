import { z } from 'zod';
import { groupBy } from '../../core/group-by.ts';
import { maybe } from '../../read/schema/values.ts';
import { amount, defineForm, figureOf, isKnown, layerCell, someWords, time } from '../form.ts';
import { bars, classOf, discs, lines, type Place, write } from '../marks.ts';
import { drawFigures, nameTime, overTimes, type Plane, pointsOf } from '../plane.ts';

/** Draws a column for each time, hollow if it has a note; the peak and the last column have figures. */
export const columns = defineForm({
  fields: {},
  row: z.strictObject({
    date: time,
    value: amount.describe('How much.'),
    note: maybe(someWords, 'A remark, such as “estimated”; its column is hollow.'),
  }),
  columns: ['date', 'value', 'note'],
  cells: ({ date, value, note }, _, words) => [nameTime(date, words), figureOf(value, words), note],
  draw(rows, _, words) {
    const all = pointsOf(rows);
    const known = all.filter(isKnown);
    const marksOn = (plane: Plane) => {
      const { x, y, pitch } = plane;
      const both = [true, false].map((isFilled) => {
        const some = known.filter(({ note }) => !note === isFilled);
        const ends = some.map(({ at, value }): Place => [x(at), y(value)]);
        return bars(isFilled ? 'filled' : 'hollow', ends, pitch * 0.8, y(0));
      });
      return [...both, ...drawFigures(known, plane, words, 0)];
    };
    return overTimes(all, words, marksOn);
  },
});

/** Draws numbers over time as lines, each with its name at the end or, if it has no name, with figures. */
export const line = defineForm({
  fields: {},
  row: z.strictObject({
    date: time,
    value: amount.describe('How much; where empty, the line is broken.'),
    name: maybe(someWords, 'What it is of; a line joins like names.'),
    layer: layerCell,
  }),
  columns: ['date', 'value', 'name'],
  cells: ({ date, value, name }, _, words) => [nameTime(date, words), figureOf(value, words), name],
  draw(rows, _, words) {
    const all = pointsOf(rows);
    const series = [...groupBy(all, ({ name }) => name).values()];
    const ends = series.flatMap((points) => points.filter(isKnown).at(-1) ?? []);
    const values = all.flatMap(({ value }) => value ?? []);
    const lowest = Math.min(...values);
    const floor = lowest > (Math.max(...values) * 2) / 3 ? lowest : 0;
    const marksOn = (plane: Plane) => {
      const { x, y } = plane;
      const curves = series.flatMap((points) => {
        const runs: Place[][] = [[]];
        for (const { at, value } of points) {
          if (value === undefined) runs.push([]);
          else runs.at(-1)?.push([x(at), y(value)]);
        }
        const joined = runs.filter(({ length }) => length > 1).map((run) => run.flat());
        const alone = runs.filter(({ length }) => length === 1).flat();
        const look = classOf('length lines', points[0]?.layer);
        return [lines(look, joined), discs('filled', alone, 3)];
      });
      const names = ends.flatMap(({ name, at, value }) => {
        if (!name) return drawFigures(all.filter(isKnown), plane, words);
        const isUnder = ends.some((end) => end.value > value && y(value) - y(end.value) < 34);
        return write('label', name, [x(at), y(value) + (isUnder ? 13 : -11)], 'end');
      });
      return [...curves, ...names];
    };
    return overTimes(all, words, marksOn, { floor });
  },
});
