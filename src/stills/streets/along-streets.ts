import type { Geometry } from 'geojson';
import { clipToFrame, type Frame, type Point } from '../frame.ts';

/** How far apart the points are, in units, by which it is seen where a street runs straight. */
const step = 5;

/** How far a street may bend away from its name, in units. */
const bend = 1.6;

/** How much of the frame's edge no name comes near, in units, beyond its own length. */
const room = 4;

/** A place along a street that is straight for a length: its middle, and degrees clockwise by which it is turned. */
export interface Stretch {
  readonly at: Point;
  readonly rotate: number;
}

/** Where a name of some length can stand along lines: of each whole line first where it is nearest to its middle. */
export function straightStretches(geometry: Geometry, frame: Frame, length: number): Stretch[] {
  const lines = joinedLines(clipToFrame(geometry, frame).map(({ points }) => points));
  return lines
    .sort((a, b) => b.length - a.length)
    .flatMap((line) => {
      const points = evenly(line);
      const count = Math.ceil((length + room) / step);
      const starts = Array.from({ length: Math.max(points.length - count, 0) }, (_, i) => i);
      const middle = (points.length - count) / 2;
      return starts
        .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
        .flatMap((start) => stretchOf(points.slice(start, start + count + 1)) ?? []);
    });
}

/** The stretch of points that lie on a straight line; nothing where they do not. */
function stretchOf(points: readonly Point[]): Stretch | undefined {
  const [from, to] = [points[0], points.at(-1)];
  if (!from || !to) return undefined;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const away = ([x, y]: Point) => Math.abs((x - from[0]) * dy - (y - from[1]) * dx) / length;
  if (length < (points.length - 1) * step * 0.97 || points.some((point) => away(point) > bend)) {
    return undefined;
  }
  const degrees = (Math.atan2(dy, dx) * 180) / Math.PI;
  const upright = degrees > 90 ? degrees - 180 : degrees <= -90 ? degrees + 180 : degrees;
  return { at: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], rotate: upright };
}

/** Lines put together where one ends as another begins: tiles have a street in pieces. */
export function joinedLines(pieces: readonly (readonly Point[])[]): Point[][] {
  const lines: Point[][] = [];
  for (const piece of pieces) {
    let whole = [...piece];
    for (let i = lines.length - 1; i >= 0; i -= 1) {
      const joined = joinedPair(lines[i] ?? [], whole);
      if (!joined) continue;
      whole = joined;
      lines.splice(i, 1);
      i = lines.length;
    }
    lines.push(whole);
  }
  return lines;
}

function joinedPair(a: readonly Point[], b: readonly Point[]): Point[] | undefined {
  const meets = (one: Point | undefined, other: Point | undefined): boolean =>
    one !== undefined &&
    other !== undefined &&
    Math.hypot(one[0] - other[0], one[1] - other[1]) < 1;
  if (meets(a.at(-1), b[0])) return [...a, ...b.slice(1)];
  if (meets(b.at(-1), a[0])) return [...b, ...a.slice(1)];
  if (meets(a.at(-1), b.at(-1))) return [...a, ...[...b].reverse().slice(1)];
  if (meets(a[0], b[0])) return [...[...a].reverse(), ...b.slice(1)];
  return undefined;
}

/** The points of a line at even distances. */
function evenly(line: readonly Point[]): Point[] {
  const found: Point[] = [];
  let left = 0;
  line.forEach(([x, y], i) => {
    const [nextX, nextY] = line[i + 1] ?? [x, y];
    const length = Math.hypot(nextX - x, nextY - y);
    for (; left < length; left += step) {
      found.push([x + ((nextX - x) * left) / length, y + ((nextY - y) * left) / length]);
    }
    left -= length;
  });
  return found;
}
