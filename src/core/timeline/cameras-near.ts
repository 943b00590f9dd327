import type { Camera } from '../camera/camera.ts';
import { stretchAt } from './stretch-at.ts';
import type { Timeline } from './timeline.ts';

/** Where on a way to another section its camera is taken, as shares of the way: first at its end. */
const shares = [1, 0.5] as const;

/**
 * The cameras that a reader at a scroll position comes to by reading on, and then those by reading
 * back: of each way its end and its middle, which without motion has the camera of one of the ends.
 */
export function camerasNear(
  { holds, travelFrom }: Pick<Timeline, 'holds' | 'travelFrom'>,
  position: number,
): readonly Camera[] {
  const { index } = stretchAt(holds, position);
  const isLast = index === holds.length - 1;
  const onward = isLast ? [] : shares.map((share) => travelFrom(index)(share).camera);
  const back = index > 0 ? shares.map((share) => travelFrom(index - 1)(1 - share).camera) : [];
  return [...new Set([...onward, ...back])];
}
