import type { Markish } from '@observablehq/plot';
import { z } from 'zod';
import { formatNumber } from '../../../words/formats.ts';
import type { ChartWords } from '../../../words/words.ts';
import { defineForm, ordered, someWords, wholeNumber, yesOrNo } from '../form.ts';
import { chartWidth, discs, formatRange, formatRound, plotInUnits, write } from '../plot.ts';

const row = z
  .strictObject({
    name: someWords.describe('What was counted.'),
    least: wholeNumber.describe('How many, or the fewest that it may be.'),
    most: wholeNumber.describe('The most that it may be; the same where it is one number.'),
    filled: yesOrNo.describe('Whether its dots are filled, or rings.'),
  })
  .refine(...ordered);
type Group = Readonly<z.infer<typeof row>>;

const heading = 22;
const between = 14;
const leastPerLine = 12;
const mostDots = 1000;

/**
 * Counts as dots, a dot for so many, in rows and all to one scale: filled, or as rings. What is left
 * of a dot is as large a part of its area, within the outline of a whole one. Dashed rings go on from the
 * fewest to the most where a count is a range.
 */
export const dots = defineForm({
  fields: {
    each: z
      .int('must be a whole number')
      .positive('must be more than 0')
      .describe('How many a dot stands for.'),
  },
  row,
  columns: ['name', 'number'],
  cells: (each, _, words) => [
    each.name,
    tellCount(each, words, formatNumber(each.most, words.locale)),
  ],
  check(all, { each }) {
    const most = Math.max(...all.map((group) => group.most));
    const least = Math.ceil(most / mostDots);
    if (each >= least) return undefined;
    const problem = `${most} would be more than ${mostDots} dots.`;
    return { field: 'each', problem, remedy: `Make it ${least} or more.` };
  },
  draw(all, { each }, words) {
    const most = Math.max(...all.map((group) => Math.ceil(group.most / each)));
    const perLine = Math.max(leastPerLine, Math.ceil(Math.sqrt(most * 6)));
    const pitch = chartWidth / perLine;
    let top = 0;
    const marks = all.flatMap((group) => {
      const drawn = drawGroup(group, each, top, perLine, words);
      top += heading + Math.ceil(group.most / each / perLine) * pitch + between;
      return drawn;
    });
    return plotInUnits(Math.ceil(top - between), marks);
  },
});

function drawGroup(
  group: Group,
  each: number,
  top: number,
  perLine: number,
  words: ChartWords,
): Markish[] {
  const { name, least, most, filled } = group;
  const count = least / each;
  const pitch = chartWidth / perLine;
  const grid = { x: pitch / 2, y: top + heading + pitch / 2, perLine, pitch };
  const look = { r: pitch * 0.4, className: filled ? 'filled' : 'hollow' };
  const whole = Math.floor(count);
  const part = count - whole;
  const last = [whole, whole + (part > 0 ? 1 : 0)] as const;
  const told = tellCount(group, words, formatRound(most, words));
  const unsure = { ...look, className: 'hollow unsure', strokeDasharray: '1.8 1.6' };
  return [
    write(words.common.term({ term: name, words: told }), 0, top + 9, 'label'),
    discs([0, whole], grid, filled, look),
    discs(last, grid, false, { ...look, className: 'whole' }),
    discs(last, grid, filled, { ...look, r: look.r * Math.sqrt(part) }),
    ...(most > least ? [discs([last[1], Math.ceil(most / each)], grid, false, unsure)] : []),
    ...(part > 0 && whole === 0
      ? [write(tellPart(part, words), pitch + 2, grid.y, 'label part')]
      : []),
  ];
}

/** A count in words, which it already is in unless it is a range: `24 million`, `3 to 7`. */
const tellCount = ({ least, most }: Group, words: ChartWords, exact: string): string =>
  least === most ? exact : formatRange(least, most, words);

/** How much of a dot a count is: `0.29% of one dot`. */
function tellPart(part: number, words: ChartWords): string {
  const share = { style: 'percent', maximumSignificantDigits: 2 } as const;
  return words.charts.ofOneDot({ share: part.toLocaleString(words.locale, share) });
}
