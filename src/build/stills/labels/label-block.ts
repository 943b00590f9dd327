import type { PositionAnchor } from 'maplibre-gl';
import type { Point } from '../frame.ts';
import { type Box, boxAbout } from './boxes.ts';
import type { LabelLine } from './label-text.ts';

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
