/** An upright rectangle, with `y` pointing down. */
export type Box = Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>>;

type Point = readonly [x: number, y: number];

export function boxAround(points: readonly Point[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
}

/** Returns the box that reaches `across` to each side of a point, and `up` above and below it. */
export const boxAbout = ([x, y]: Point, across: number, up = across): Box => ({
  left: x - across,
  top: y - up,
  right: x + across,
  bottom: y + up,
});

/** True if two boxes are less than `gap` apart. */
export const boxesMeet = (a: Box, b: Box, gap = 0): boolean =>
  a.left < b.right + gap &&
  b.left < a.right + gap &&
  a.top < b.bottom + gap &&
  b.top < a.bottom + gap;

/** True if a line passes through a box, or closer than `gap` to it (after Liang and Barsky, 1984). */
export const lineMeetsBox = (line: readonly Point[], box: Box, gap = 0): boolean =>
  line.some(([toX, toY], i) => {
    const [x, y] = line[i - 1] ?? [toX, toY];
    const [enterX, leaveX] = within(x, toX - x, box.left - gap, box.right + gap);
    const [enterY, leaveY] = within(y, toY - y, box.top - gap, box.bottom + gap);
    return Math.max(enterX, enterY, 0) <= Math.min(leaveX, leaveY, 1);
  });

function within(from: number, step: number, min: number, max: number): readonly [number, number] {
  if (step === 0) return from >= min && from <= max ? [-Infinity, Infinity] : [1, 0];
  const [one, other] = [(min - from) / step, (max - from) / step];
  return [Math.min(one, other), Math.max(one, other)];
}
