import { estimateEms } from '../core/text-width.ts';
import { escapeHtml } from '../read/text/html.ts';

/** Every chart's width, in the chart's units; the page scales charts to fit the column. */
export const chartWidth = 350;

/** The font size in a chart, when the column is narrow, in the chart's units. */
export const textSize = 14;

/** A chart's height, in the chart's units, and its marks as SVG. */
export interface Drawing {
  readonly height: number;
  readonly marks: readonly string[];
}

/** A place, in the chart's units from its top left corner. */
export type Place = readonly [x: number, y: number];

/** Estimates the width of words in the chart's units. */
export const widthOf = (words: string): number => estimateEms(words) * textSize;

export const short = (value: number, digits = 1): string => String(Number(value.toFixed(digits)));

const group = (className: string, paint: string, shapes: readonly string[]): string =>
  shapes.length > 0 ? `<g class="${escapeHtml(className)}"${paint}>${shapes.join('')}</g>` : '';

/** Draws lines of one look; each line lists the x and y of its points in turn, and is left out if it has none. */
export function lines(className: string, all: readonly (readonly number[])[]): string {
  const paths = all
    .filter(({ length }) => length > 0)
    .map((line) => `<path d="M${line.map((each) => short(each)).join(' ')}"/>`);
  return group(className, ' fill="none" stroke="currentColor" stroke-linejoin="round"', paths);
}

/** Draws discs of one look, which is also their class: solid discs if it is `filled`, otherwise rings. */
export function discs(look: string, centers: readonly Place[], radius: number): string {
  const circles = centers.map(
    ([x, y]) => `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}"/>`,
  );
  const fill = look.endsWith('filled') ? '' : ' fill="none"';
  return group(look, `${fill} stroke="currentColor" stroke-width="1.5"`, circles);
}

/** Draws bars of one look, from a base line to `ends`, the middles of their other ends. */
export function bars(look: string, ends: readonly Place[], width: number, base: number): string {
  const rects = ends.map(([x, y]) => {
    const at = `x="${short(x - width / 2)}" y="${short(Math.min(y, base))}"`;
    return `<rect ${at} width="${short(width)}" height="${short(Math.abs(base - y))}"/>`;
  });
  return group(look, look === 'filled' ? '' : ' fill="none" stroke="currentColor"', rects);
}

/** Writes words at a place. @param baseline How far below it their base line is; by default, they are beside it. */
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

/** Returns a grid's places, `pitch` apart in lines of `perLine`, from index `from` up to but not including `to`. */
export const placesOf = ([x, y]: Place, perLine: number, pitch: number, from: number, to: number) =>
  Array.from({ length: to - from }, (_, i): Place => {
    const index = from + i;
    return [x + (index % perLine) * pitch, y + Math.floor(index / perLine) * pitch];
  });

/** Returns a mark's classes, one of which is for the layer that gives it a colour and dash. */
export const classOf = (look: string, layer?: string) => (layer ? `of-${layer} ${look}` : look);
