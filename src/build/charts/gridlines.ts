import { type Markish, ruleY, text } from '@observablehq/plot';

/** Horizontal lines at some values, each named above its left end, and a base line at 0. */
export function gridlines(values: readonly number[], names: readonly string[]): Markish[] {
  return [
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
  ];
}
