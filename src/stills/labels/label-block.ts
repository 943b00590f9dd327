import type { Feature } from 'geojson';
import type { PositionAnchor } from 'maplibre-gl';
import { turn } from '../../core/camera/camera.ts';
import type { LayerInput } from '../drawing.ts';
import type { Point } from '../frame.ts';
import { type Box, boxAbout } from './free-space.ts';
import { brokenLines, type LabelFonts, type OutlinedText, outlineEm } from './outline-text.ts';

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
const reach = { up: 0.74, down: 0.26, turned: 0.42 } as const;

/**
 * Sets lines as a block whose `anchor` is at a point, or `offset` units from it, turned by
 * `rotate` degrees about that point.
 */
export function labelBlock(
  lines: readonly LabelLine[],
  [x, y]: Point,
  {
    anchor = 'center',
    offset: [right, down] = [0, 0],
    rotate = 0,
  }: { readonly anchor?: PositionAnchor; readonly offset?: Point; readonly rotate?: number } = {},
): LabelBlock {
  const widest = Math.max(...lines.map(({ width }) => width));
  const across = anchor.includes('left') ? 0 : anchor.includes('right') ? 1 : 0.5;
  const along = anchor.includes('top') ? 0 : anchor.includes('bottom') ? 1 : 0.5;
  const turned = turn(-rotate);
  const place = (left: number, top: number): Point => {
    const [toRight, toDown] = turned(left, top);
    return [x + toRight, y + toDown];
  };
  let next = down - lines.reduce((sum, { height }) => sum + height, 0) * along;
  const placed: PlacedLine[] = [];
  const boxes: Box[] = [];
  for (const line of lines) {
    const { size, width, height } = line;
    const left = right - widest * across + (widest - width) * across;
    const base = next + height / 2 + size * baseline;
    next += height;
    placed.push({ ...line, at: place(left, base), rotate });
    const [top, bottom] = [base - size * reach.up, base + size * reach.down];
    if (rotate === 0) {
      boxes.push({ left: x + left, top: y + top, right: x + left + width, bottom: y + bottom });
      continue;
    }
    // Squares along a turned line stand for it, half as far apart as it is high.
    const count = Math.max(1, Math.ceil(width / (size / 2)));
    for (let i = 0; i <= count; i++) {
      const middle = place(left + (width * i) / count, (top + bottom) / 2);
      boxes.push(boxAbout(middle, size * reach.turned));
    }
  }
  return { lines: placed, boxes };
}
