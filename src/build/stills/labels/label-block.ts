import type { Feature } from 'geojson';
import type { PositionAnchor } from 'maplibre-gl';
import type { LayerInput } from '../drawing.ts';
import type { Point } from '../frame.ts';
import { type Box, boxAbout } from './free-space.ts';
import {
  type LabelFont,
  type LabelFonts,
  type OutlinedText,
  outlineEm,
  outlineText,
} from './outline-text.ts';

/** One line of a label, set. */
export interface LabelLine {
  readonly text: OutlinedText;
  /** The size of its letters, its width and the height of the line, in units. */
  readonly size: number;
  readonly width: number;
  readonly height: number;
  /** The classes of its letters and of the halo around them. */
  readonly fill: string;
  readonly halo: string;
  /** How wide the halo is on each side, in units. */
  readonly haloWidth: number;
  /** How opaque it is, from 0 to 1. */
  readonly opacity: number;
}

/** Sets the text of a label in lines, broken where it is wider than the style allows. */
export function labelText(feature: Feature, input: LayerInput, fonts: LabelFonts): LabelLine[] {
  const { values } = input;
  const spacing = values.number('text-letter-spacing', feature);
  const face = fonts[values.word('text-font', feature).replace(/[[\]"]/g, '')] ?? [];
  const greatest = values.number('text-max-width', feature);
  const look = {
    fill: input.color('fill', 'text-color', feature) ?? '',
    halo: input.color('stroke', 'text-halo-color', feature) ?? '',
    haloWidth: values.number('text-halo-width', feature),
    opacity: input.opacity('text-opacity', feature),
  };
  return values.formatted('text-field', feature).flatMap((section) => {
    const size = values.number('text-size', feature) * (section.scale ?? 1);
    const height = size * values.number('text-line-height', feature);
    return brokenLines(section.text, greatest, face, spacing).map((text) => {
      const width = (text.width / outlineEm) * size;
      return { text, size, width, height, ...look };
    });
  });
}

/** A text in lines of at most `greatest` ems where its spaces allow it. */
export function brokenLines(
  text: string,
  greatest: number,
  face: readonly LabelFont[],
  spacing = 0,
): OutlinedText[] {
  const set = (words: readonly string[]) => outlineText(words.join(' '), face, spacing);
  const tooWide = (words: readonly string[]) => set(words).width > greatest * outlineEm;
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const lines: string[][] = [];
      for (const word of line.split(' ')) {
        const last = lines.at(-1);
        if (last && !tooWide([...last, word])) last.push(word);
        else lines.push([word]);
      }
      return lines.map(set);
    });
}

/** A line of a label with its place: where its baseline starts, and its turn in degrees clockwise. */
export interface PlacedLine extends LabelLine {
  readonly at: Point;
  readonly rotate: number;
}

/** A label at a place that may suit it. */
export interface LabelBlock {
  readonly lines: readonly PlacedLine[];
  /** The upright boxes that the letters lie in. */
  readonly boxes: readonly Box[];
}

/** Where the baseline lies below the middle of a line, and how far letters reach, in sizes. */
const baseline = 0.34;
const reach = { up: 0.74, down: 0.26 } as const;
const turnedReach = 0.42;

/**
 * Sets lines as a block whose `anchor` is at a point, or `offset` units from it, turned by
 * `rotate` about that point.
 */
export function labelBlock(
  lines: readonly LabelLine[],
  point: Point,
  { anchor = 'center', offset = [0, 0], rotate = 0 }: BlockPlace = {},
): LabelBlock {
  const width = Math.max(...lines.map((line) => line.width));
  const height = lines.reduce((sum, line) => sum + line.height, 0);
  const across = anchor.includes('left') ? 0 : anchor.includes('right') ? 1 : 0.5;
  const down = anchor.includes('top') ? 0 : anchor.includes('bottom') ? 1 : 0.5;
  const turned = turnAbout(point, rotate);
  let top = point[1] + offset[1] - height * down;
  const placed = lines.map((line) => {
    const left = point[0] + offset[0] - width * across + (width - line.width) * across;
    const base = top + line.height / 2 + line.size * baseline;
    top += line.height;
    return { line, left, base };
  });
  return {
    lines: placed.map(({ line, left, base }) => ({ ...line, at: turned([left, base]), rotate })),
    boxes: placed.flatMap(({ line, left, base }) => {
      const { size, width } = line;
      const [top, bottom] = [base - size * reach.up, base + size * reach.down];
      return rotate === 0
        ? [{ left, top, right: left + width, bottom }]
        : squaresAlong(left, left + width, (top + bottom) / 2, size).map((middle) =>
            boxAbout(turned(middle), size * turnedReach),
          );
    }),
  };
}

interface BlockPlace {
  readonly anchor?: PositionAnchor;
  readonly offset?: Point;
  readonly rotate?: number;
}

/** The middles of the squares that stand for a turned line, half as far apart as it is high. */
function squaresAlong(from: number, to: number, y: number, size: number): Point[] {
  const count = Math.max(1, Math.ceil((to - from) / (size / 2)));
  return Array.from({ length: count + 1 }, (_, i) => [from + ((to - from) * i) / count, y]);
}

function turnAbout([cx, cy]: Point, degrees: number): (point: Point) => Point {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return ([x, y]) => [cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos];
}
