import type { Frame, Point } from '../frame.ts';

/** An upright rectangle of the drawing, in units. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The smallest box that holds some points. */
export function boxAround(points: readonly Point[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
}

/** The square about a point that reaches `reach` to each side. */
export function boxAbout([x, y]: Point, reach: number): Box {
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
}

/** Whether two boxes come closer than `gap` to one another. */
export function boxesMeet(a: Box, b: Box, gap = 0): boolean {
  return (
    a.left < b.right + gap &&
    b.left < a.right + gap &&
    a.top < b.bottom + gap &&
    b.top < a.bottom + gap
  );
}

/** Whether a box keeps at least `margin` from all sides of another around it. */
export function boxWithin(inner: Box, outer: Box, margin = 0): boolean {
  return (
    inner.left >= outer.left + margin &&
    inner.right <= outer.right - margin &&
    inner.top >= outer.top + margin &&
    inner.bottom <= outer.bottom - margin
  );
}

/** Whether a point lies in a box, or closer to it than `gap`. */
export function pointMeets([x, y]: Point, box: Box, gap = 0): boolean {
  return x > box.left - gap && x < box.right + gap && y > box.top - gap && y < box.bottom + gap;
}

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
