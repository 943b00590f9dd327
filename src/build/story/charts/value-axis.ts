import { type Markish, ruleY, text } from '@observablehq/plot';
import type { ChartWords } from '../../../words/en.ts';
import { formatRound } from './format-count.ts';

/** The axis of a chart's values, from 0. */
interface ValueAxis {
  /** Where it ends. */
  readonly top: number;
  /** From one gridline to the next. */
  readonly step: number;
  /** Horizontal lines, each with its value above its left end, and a base line at 0. */
  readonly gridlines: readonly Markish[];
  /** About how wide the widest name of a gridline is, in the chart's units. */
  readonly width: number;
}

const mostLines = 3;
/** About how wide a character of a chart's text is, in the chart's units. */
export const characterWidth = 7.6;

/** Makes the axis for values up to `most`, with two or three gridlines at round numbers. */
export function valueAxis(most: number, words: ChartWords): ValueAxis {
  const step = roundStep(most / mostLines);
  const top = Math.max(1, Math.ceil(most / (step / 5))) * (step / 5);
  const values = Array.from({ length: Math.floor(top / step) }, (_, index) => (index + 1) * step);
  const names = values.map((value) => formatRound(value, words));
  return {
    top,
    step,
    width: characterWidth * Math.max(0, ...names.map(({ length }) => length)),
    gridlines: [
      ruleY(values, { className: 'grid' }),
      text(values, {
        y: (value: number) => value,
        text: (_: number, index: number) => names[index] ?? '',
        frameAnchor: 'left',
        textAnchor: 'start',
        dy: -9,
        className: 'grid-label',
      }),
      ruleY([0], { className: 'base' }),
    ],
  };
}

/** The least whole number of 1, 2, 5, 10, 20 … that is no less than another number. */
export function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, atLeast)));
  return ([1, 2, 5].find((step) => step * power >= atLeast) ?? 10) * power;
}
