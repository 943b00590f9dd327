import { randomFrom } from '../random-from.ts';

type Position = readonly [lng: number, lat: number];
type Line = readonly Position[];

/** How far a new vertex strays from the straight edge, as a share of the edge's length. */
const stray = 0.08;

const digits = 6;

/**
 * Puts new vertices into a line, so that it has `times` as many edges. They stray a little, as finer
 * data would, and alike whichever way the edge runs, so that neighbours that share it still meet.
 */
export function densify(line: Line, times: number): Line {
  return line.flatMap((to, index) => {
    const from = line[index - 1];
    return from ? [...between(from, to, times), to] : [to];
  });
}

function between(from: Position, to: Position, times: number): Line {
  const forwards = from[0] < to[0] || (from[0] === to[0] && from[1] < to[1]);
  return forwards ? along(from, to, times) : along(to, from, times).toReversed();
}

function along([fromX, fromY]: Position, [toX, toY]: Position, times: number): Line {
  const random = randomFrom(Math.round((fromX + 2 * fromY + 3 * toX + 5 * toY) * 1e4));
  const [dx, dy] = [toX - fromX, toY - fromY];
  return Array.from({ length: times - 1 }, (_, index) => {
    const t = (index + 1) / times;
    const aside = stray * Math.sin(Math.PI * t) * (random() - 0.5);
    const lat = Math.min(Math.max(fromY + dy * t + dx * aside, -90), 90);
    return [rounded(fromX + dx * t - dy * aside), rounded(lat)];
  });
}

const rounded = (degrees: number): number => Number(degrees.toFixed(digits));
