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

/** How far a label keeps from what it may not meet, in units. */
const gaps = { frame: 5, label: 2.5, line: 1.5 } as const;

type Lines = readonly (readonly Point[])[];

/** What of a picture is still free for labels. */
export type FreeSpace = ReturnType<typeof freeSpace>;

/**
 * Starts with a frame whose `lines` no label may lie across, whose `marks` it may not cover, and
 * whose `borders` the names around a story may not cross.
 */
export function freeSpace(
  { width, height }: Pick<Frame, 'width' | 'height'>,
  lines: Lines,
  marks: readonly Box[],
  borders: Lines,
) {
  const taken: Box[] = [];
  const meetsAny = (box: Box, others: readonly Box[], gap = 0) =>
    others.some((other) => boxesMeet(box, other, gap));
  const points = (all: Lines) =>
    all
      .flatMap(sampled)
      .filter(([x, y]) => x > 0 && x < width && y > 0 && y < height)
      .map((point) => boxAbout(point, gaps.line));
  const [onLines, onBorders] = [points(lines), points(borders)];
  const isSeen = ({ left, top, right, bottom }: Box, margin: number) =>
    left >= margin && top >= margin && right <= width - margin && bottom <= height - margin;
  /** Whether boxes lie in the frame, at least `margin` from its edge, with nothing placed there. */
  const empty = (boxes: readonly Box[], margin: number): boolean =>
    boxes.every((box) => isSeen(box, margin) && !meetsAny(box, taken, gaps.label));
  return {
    empty,
    /** Whether a label fits: wholly in the frame, on nothing that is placed or marked, across no line. */
    fits: (boxes: readonly Box[]): boolean =>
      empty(boxes, gaps.frame) &&
      boxes.every((box) => !meetsAny(box, marks) && !meetsAny(box, onLines)),
    /** Whether boxes lie across a border. */
    crossed: (boxes: readonly Box[]): boolean => boxes.some((box) => meetsAny(box, onBorders)),
    take(boxes: readonly Box[]): void {
      taken.push(...boxes);
    },
  };
}

/** How far apart the points are, in units, that stand for a line. */
const sampling = 2;

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
