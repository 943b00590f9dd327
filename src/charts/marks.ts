import { estimateEms } from '../core/text-width.ts';
import { escapeHtml } from '../read/text/html.ts';

/** The width of every chart, in its units; the page scales it to fit the column. */
export const chartWidth = 350;

/** The font size of a chart in a narrow column, in its units. */
export const textSize = 14;

/** A chart's height, in its units, and its marks as SVG. */
export interface Drawing {
  readonly height: number;
  readonly marks: readonly string[];
}

/** A place in the chart's units, from its top left corner. */
export type Place = readonly [x: number, y: number];

/** Estimates the width of words, in the chart's units. */
export const widthOf = (words: string): number => estimateEms(words) * textSize;

export const short = (value: number, digits = 1): string => String(Number(value.toFixed(digits)));

const group = (className: string, paint: string, shapes: readonly string[]): string =>
  shapes.length > 0 ? `<g class="${escapeHtml(className)}"${paint}>${shapes.join('')}</g>` : '';

/** Lines of one look, each as x and y of its points in turn. */
export function lines(className: string, all: readonly (readonly number[])[]): string {
  const paths = all.map((line) => `<path d="M${line.map((each) => short(each)).join(' ')}"/>`);
  return group(className, ' fill="none" stroke="currentColor" stroke-linejoin="round"', paths);
}

/** Discs of one look, which is their class: solid if `filled`, else rings. */
export function discs(look: string, centers: readonly Place[], radius: number): string {
  const circles = centers.map(
    ([x, y]) => `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}"/>`,
  );
  const fill = look === 'filled' ? '' : ' fill="none"';
  return group(look, `${fill} stroke="currentColor" stroke-width="1.5"`, circles);
}

/** Bars of one look, from a base line to places in the middle of their ends. */
export function bars(look: string, ends: readonly Place[], width: number, base: number): string {
  const rects = ends.map(([x, y]) => {
    const at = `x="${short(x - width / 2)}" y="${short(Math.min(y, base))}"`;
    return `<rect ${at} width="${short(width)}" height="${short(Math.abs(base - y))}"/>`;
  });
  return group(look, look === 'filled' ? '' : ' fill="none" stroke="currentColor"', rects);
}

/** Words at a place. @param baseline The distance of their base line below it; by default they are beside it. */
export function write(
  className: string,
  words: string,
  [x, y]: Place,
  anchor: 'start' | 'middle' | 'end' = 'start',
  baseline = '0.3em',
): string {
  const at = `transform="translate(${short(x)},${short(y)})" y="${baseline}"`;
  const text = `<text ${at}>${escapeHtml(words)}</text>`;
  return group(className, anchor === 'start' ? '' : ` text-anchor="${anchor}"`, [text]);
}

/** Places on a grid of marks, `pitch` apart, in lines from `start`, from index `from` to before `to`. */
export const placesOf = ([x, y]: Place, perLine: number, pitch: number, from: number, to: number) =>
  Array.from({ length: to - from }, (_, i): Place => {
    const index = from + i;
    return [x + (index % perLine) * pitch, y + Math.floor(index / perLine) * pitch];
  });

/** The classes of a mark, with that of the layer that gives it colour and dash. */
export const classOf = (look: string, layer?: string) => (layer ? `of-${layer} ${look}` : look);
