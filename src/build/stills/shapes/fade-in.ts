import type { Drawing } from '../drawing.ts';
import type { Point } from '../frame.ts';
import { attributes } from './attributes.ts';
import { pointAlong } from './point-along.ts';

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
