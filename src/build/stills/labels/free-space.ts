import type { Frame, Point } from '../frame.ts';
import { type Box, boxesMeet, boxWithin, pointMeets } from './boxes.ts';

/** What of a picture is still free for labels. */
export interface FreeSpace {
  /** Whether boxes lie wholly in the frame, on nothing that is placed, and across no line. */
  readonly fits: (boxes: readonly Box[]) => boolean;
  /** Whether boxes lie across a border. */
  readonly crossed: (boxes: readonly Box[]) => boolean;
  /** Whether nothing is placed where boxes lie; lines may pass. */
  readonly empty: (boxes: readonly Box[]) => boolean;
  /** Whether a point lies on a mark that no label may cover. */
  readonly marked: (point: Point) => boolean;
  readonly take: (boxes: readonly Box[]) => void;
}

const gaps = { frame: 5, label: 2.5, line: 1.5 } as const;
const sampling = 2;

type Lines = readonly (readonly Point[])[];

/**
 * Starts with a frame whose `lines` no label may lie across, whose `marks` it may not cover, and
 * whose `borders` it should rather not cross.
 */
export function freeSpace(
  frame: Frame,
  lines: Lines,
  marks: readonly Box[] = [],
  borders: Lines = [],
): FreeSpace {
  const whole = { left: 0, top: 0, right: frame.width, bottom: frame.height };
  const taken: Box[] = [];
  const seen = (all: Lines) => all.flatMap(sampled).filter((point) => pointMeets(point, whole));
  const points = seen(lines);
  const border = seen(borders);
  const across = (box: Box, all: readonly Point[]) =>
    all.some((point) => pointMeets(point, box, gaps.line));
  const empty = (boxes: readonly Box[]) =>
    boxes.every((box) => !taken.some((other) => boxesMeet(box, other, gaps.label)));
  return {
    empty,
    marked: (point) => marks.some((mark) => pointMeets(point, mark)),
    fits: (boxes) =>
      empty(boxes) &&
      boxes.every(
        (box) =>
          boxWithin(box, whole, gaps.frame) &&
          !marks.some((mark) => boxesMeet(box, mark)) &&
          !across(box, points),
      ),
    crossed: (boxes) => boxes.some((box) => across(box, border)),
    take: (boxes) => {
      taken.push(...boxes);
    },
  };
}

function sampled(line: readonly Point[]): Point[] {
  return line.flatMap(([x, y], i) => {
    const [nextX, nextY] = line[i + 1] ?? [x, y];
    const count = Math.max(1, Math.ceil(Math.hypot(nextX - x, nextY - y) / sampling));
    return Array.from({ length: count }, (_, step): Point => {
      const t = step / count;
      return [x + (nextX - x) * t, y + (nextY - y) * t];
    });
  });
}
