import type { Position } from 'geojson';

const separation = (a: Position, b: Position): number =>
  Math.hypot((b[0] ?? 0) - (a[0] ?? 0), (b[1] ?? 0) - (a[1] ?? 0)) ** 0.5;

const between = (a: Position, b: Position, ta: number, tb: number, t: number): Position => {
  const share = (t - ta) / (tb - ta);
  return [
    (a[0] ?? 0) + ((b[0] ?? 0) - (a[0] ?? 0)) * share,
    (a[1] ?? 0) + ((b[1] ?? 0) - (a[1] ?? 0)) * share,
  ];
};

/**
 * A point of the centripetal Catmull–Rom curve from `p1` to `p2`, by the pyramid of Barry and
 * Goldman (1988), with the neighbours `p0` and `p3`; `share` runs from 0 to 1.
 */
const curvePoint = (
  [p0, p1, p2, p3]: readonly [Position, Position, Position, Position],
  share: number,
): Position => {
  const t1 = separation(p0, p1);
  const t2 = t1 + separation(p1, p2);
  const t3 = t2 + separation(p2, p3);
  const t = t1 + (t2 - t1) * share;
  const a1 = between(p0, p1, 0, t1, t);
  const a2 = between(p1, p2, t1, t2, t);
  const a3 = between(p2, p3, t2, t3, t);
  return between(between(a1, a2, 0, t2, t), between(a2, a3, t1, t3, t), t1, t2, t);
};

const mirrored = (end: Position, inner: Position): Position => [
  2 * (end[0] ?? 0) - (inner[0] ?? 0),
  2 * (end[1] ?? 0) - (inner[1] ?? 0),
];

/**
 * A smooth curve through positions, sampled about every `step` degrees; each given position is one
 * of its vertices. A change to one position moves the curve for two positions around it only.
 */
export const spline = (through: readonly Position[], step: number): Position[] => {
  const sampled: Position[] = [];
  through.slice(0, -1).forEach((p1, index) => {
    const p2 = through[index + 1] ?? p1;
    const p0 = through[index - 1] ?? mirrored(p1, p2);
    const p3 = through[index + 2] ?? mirrored(p2, p1);
    const count = Math.max(1, Math.round(separation(p1, p2) ** 2 / step));
    for (let at = 0; at < count; at += 1) sampled.push(curvePoint([p0, p1, p2, p3], at / count));
  });
  const last = through.at(-1);
  return last === undefined ? sampled : [...sampled, last];
};
