import {
  type DotOptions,
  dot,
  type Markish,
  type PlotOptions,
  plot,
  ruleY,
  text,
} from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { emsOf } from '../../core/text-width.ts';
import { formatLarge, formatNumber } from '../../words/formats.ts';
import type { ChartWords } from '../../words/words.ts';

/** The width, in its own units, that each chart is drawn at; the page scales it to the column. */
export const chartWidth = 350;

/** The size of a chart's text in its own units, where the column is narrow. */
const textSize = 14;

/** About how wide words are, in the chart's units. */
export const widthOf = (words: string): number => emsOf(words) * textSize;

/** The colour of the text around the chart. */
export const ink = 'currentColor';

const dropped = ['style', 'font-family', 'aria-label', 'aria-description', 'aria-hidden'];

/** Draws a plot outside a browser, without the styles, sizes and colours that policy and stylesheet forbid. */
export function plotSvg(options: PlotOptions): SVGSVGElement {
  const { document } = parseHTML('<html><body></body></html>');
  const svg = plot({ width: chartWidth, className: 'plot', ...options, document }) as SVGSVGElement;
  svg.querySelector('style')?.remove();
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const name of dropped) element.removeAttribute(name);
    for (const { name, value } of [...element.attributes]) {
      const short = value.replace(/-?\d+\.\d{2,}/g, (long) => `${+(+long).toFixed(1)}`);
      element.setAttribute(name, short);
    }
  }
  svg.removeAttribute('width');
  svg.removeAttribute('height');
  svg.setAttribute('font-size', String(textSize));
  return svg;
}

/** Draws marks in the chart's own units, from its top left corner. */
export function plotInUnits(height: number, marks: Markish[]): SVGSVGElement {
  return plotSvg({
    height: Math.ceil(height),
    margin: 0,
    x: { type: 'identity', axis: null, domain: [0, chartWidth] },
    y: { type: 'identity', axis: null, domain: [0, height] },
    marks,
  });
}

/** Words that begin at a place in the chart's own units. */
export function write(words: string, x: number, y: number, className: string): Markish {
  return text([words], { x: [x], y: [y], textAnchor: 'start', fill: ink, className });
}

/** A grid of discs in the chart's own units: the centre of the first, and how far apart they are. */
export interface DiscGrid {
  readonly x: number;
  readonly y: number;
  readonly perLine: number;
  readonly pitch: number;
}

/** Discs on a grid from one index to before another, filled or as rings. */
export function discs(
  [from, to]: readonly [number, number],
  { x, y, perLine, pitch }: DiscGrid,
  filled: boolean,
  look: DotOptions,
): Markish {
  return dot(
    Array.from({ length: to - from }, (_, index) => from + index),
    {
      x: (index: number) => x + (index % perLine) * pitch,
      y: (index: number) => y + Math.floor(index / perLine) * pitch,
      fill: filled ? ink : 'none',
      stroke: ink,
      ...look,
    },
  );
}

/** The axis of a chart's values, from 0. */
export interface ValueAxis {
  readonly top: number;
  /** From one gridline to the next. */
  readonly step: number;
  /** Horizontal lines, each with its value above its left end, and a base line at 0. */
  readonly gridlines: readonly Markish[];
  /** About how wide the widest name of a gridline is, in the chart's units. */
  readonly width: number;
}

/** Makes the axis for values up to `most`, with two or three gridlines at round numbers. */
export function valueAxis(most: number, words: ChartWords): ValueAxis {
  const step = roundStep(most / 3);
  const top = Math.max(1, Math.ceil(most / (step / 5))) * (step / 5);
  const values = Array.from({ length: Math.floor(top / step) }, (_, index) => (index + 1) * step);
  const names = values.map((value) => formatRound(value, words));
  const place = { y: values, frameAnchor: 'left', textAnchor: 'start', dy: -9 } as const;
  return {
    top,
    step,
    width: Math.max(0, ...names.map(widthOf)),
    gridlines: [
      ruleY(values, { className: 'grid' }),
      text(names, { ...place, className: 'grid-label' }),
      ruleY([0], { className: 'base' }),
    ],
  };
}

/** The least whole number of 1, 2, 5, 10, 20 … that is no less than another number. */
export function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, atLeast)));
  return ([1, 2, 5].find((step) => step * power >= atLeast) ?? 10) * power;
}

/** The look of discs that not all sources count. */
export const unsure = { className: 'hollow unsure', strokeDasharray: '1.8 1.6' } as const;

/** The classes of a mark, with that of the layer whose colour and dash it has. */
export const classOf = (look: string, layer?: string): string =>
  layer ? `of-${layer} ${look}` : look;

/** A number that is round: `220,000`, `2.16 million`. */
export function formatRound(count: number, { locale }: ChartWords): string {
  const large = formatLarge(count, locale);
  return large ? large.number + large.unit : formatNumber(count, locale);
}

/** A range: `3 to 7`, `1.7 to 2.16 million`. The unit is said once, where it is a word of its own. */
export function formatRange(least: number, most: number, { common, locale }: ChartWords): string {
  const [first, last] = [least, most].map((count) => formatLarge(count, locale));
  if (!first || !last) {
    return common.range({ least: formatNumber(least, locale), most: formatNumber(most, locale) });
  }
  const isOnce = first.unit === last.unit && /^\s/.test(last.unit);
  return common.range({
    least: first.number + (isOnce ? '' : first.unit),
    most: last.number + last.unit,
  });
}
