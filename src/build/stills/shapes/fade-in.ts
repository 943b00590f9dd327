import type { Drawing } from '../drawing.ts';
import type { Point } from '../frame.ts';
import { attributes } from './attributes.ts';

/**
 * A mask under which a line comes in over the first share of its length, straight towards there, as
 * an attribute's value; nothing where it is there from its start.
 */
export function fadeIn(
  points: readonly Point[],
  share: number,
  { frame, define }: Drawing,
): string | undefined {
  const [start] = points;
  if (!start || share === 0) return;
  const [x1, y1, x2, y2] = [...start, ...pointAlong(points, share)].map((value) =>
    Number(value.toFixed(1)),
  );
  const gradient = define(`fade ${x1} ${y1} ${x2} ${y2}`, (id) => {
    const line = attributes({ id, gradientUnits: 'userSpaceOnUse', x1, y1, x2, y2 });
    return `<linearGradient${line}><stop stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#fff"/></linearGradient>`;
  });
  const { width, height } = frame;
  const mask = define(`mask ${gradient}`, (id) => {
    const box = attributes({ id, maskUnits: 'userSpaceOnUse', x: 0, y: 0, width, height });
    return `<mask${box}><path fill="url(#${gradient})" d="M0 0H${width}V${height}H0z"/></mask>`;
  });
  return `url(#${mask})`;
}

/** The point of a line at a share of its length, from 0 to 1. */
export function pointAlong(points: readonly Point[], share: number): Point {
  const lengths = lengthsAlong(points);
  const length = share * (lengths.at(-1) ?? 0);
  const after = lengths.findIndex((reached) => reached >= length);
  const to = points[after < 0 ? points.length - 1 : after] ?? [0, 0];
  const from = points[after - 1] ?? to;
  const start = lengths[after - 1] ?? 0;
  const leg = (lengths[after] ?? start) - start;
  const t = leg > 0 ? (length - start) / leg : 1;
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
}

/** How far each point lies from the first along the line. */
function lengthsAlong(points: readonly Point[]): number[] {
  let sum = 0;
  return points.map(([x, y], i) => {
    const [lastX, lastY] = points[i - 1] ?? [x, y];
    sum += Math.hypot(x - lastX, y - lastY);
    return sum;
  });
}
