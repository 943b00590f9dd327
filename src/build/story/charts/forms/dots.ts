import { dot, type Markish } from '@observablehq/plot';
import { z } from 'zod';
import type { ChartWords } from '../../../../words/en.ts';
import { formatNumber } from '../../../../words/formats.ts';
import { defineForm, someWords, wholeNumber, yesOrNo } from '../form.ts';
import { chartWidth, formatRound, ink, plotInUnits, write } from '../plot.ts';

const row = z.strictObject({
  name: someWords.describe('What was counted.'),
  value: wholeNumber.describe('How many.'),
  filled: yesOrNo.describe('Whether its dots are filled, or rings.'),
});
type Group = Readonly<z.infer<typeof row>>;

const heading = 22;
const between = 14;
const leastPerLine = 12;
const mostDots = 1000;

/** How large dots are and how they stand, the same for all groups of a chart. */
interface Grid {
  readonly each: number;
  readonly perLine: number;
  readonly pitch: number;
}

/**
 * Counts as dots, a dot for so many, in rows and all to one scale: filled, or as rings. What is left
 * of a dot is as large a part of its area, within the outline of a whole one.
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
  cells: ({ name, value }, _, words) => [name, formatNumber(value, words.locale)],
  check(all, { each }) {
    const most = Math.max(...all.map(({ value }) => value));
    const least = Math.ceil(most / mostDots);
    if (each >= least) return undefined;
    const problem = `${most} would be more than ${mostDots} dots.`;
    return { field: 'each', problem, remedy: `Make it ${least} or more.` };
  },
  draw(all, { each }, words) {
    const most = Math.max(...all.map(({ value }) => Math.ceil(value / each)));
    const perLine = Math.max(leastPerLine, Math.ceil(Math.sqrt(most * 6)));
    const grid = { each, perLine, pitch: chartWidth / perLine };
    let y = 0;
    const marks = all.flatMap((group) => {
      const drawn = drawGroup(group, y, grid, words);
      y += heading + Math.ceil(group.value / each / perLine) * grid.pitch + between;
      return drawn;
    });
    return plotInUnits(Math.ceil(y - between), marks);
  },
});

function drawGroup(group: Group, top: number, grid: Grid, words: ChartWords): Markish[] {
  const { name, value, filled } = group;
  const { each, perLine, pitch } = grid;
  const whole = Math.floor(value / each);
  const part = value / each - whole;
  const look = {
    fill: filled ? ink : 'none',
    stroke: ink,
    className: filled ? 'filled' : 'hollow',
  };
  const radius = pitch * 0.4;
  const place = {
    x: (index: number) => ((index % perLine) + 0.5) * pitch,
    y: (index: number) => top + heading + (Math.floor(index / perLine) + 0.5) * pitch,
  };
  const outline = { ...place, r: radius, fill: 'none', stroke: ink, className: 'whole' };
  return [
    write(`${name}: ${formatRound(value, words)}`, 0, top + 9, 'label'),
    dot(Array.from({ length: whole }).keys(), { ...place, r: radius, ...look }),
    ...(part > 0 ? [dot([whole], outline)] : []),
    ...(part > 0 ? [dot([whole], { ...place, ...look, r: radius * Math.sqrt(part) })] : []),
    ...(part > 0 && whole === 0
      ? [write(tellPart(part, words), pitch + 2, place.y(0), 'label part')]
      : []),
  ];
}

/** How much of a dot a count is: `0.29% of one dot`. */
function tellPart(part: number, words: ChartWords): string {
  const share = { style: 'percent', maximumSignificantDigits: 2 } as const;
  return words.ofOneDot(part.toLocaleString(words.locale, share));
}
