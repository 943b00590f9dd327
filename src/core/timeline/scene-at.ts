import type { Scene } from './scene.ts';
import { stretchAt } from './stretch-at.ts';
import type { Timeline } from './timeline.ts';

/**
 * The picture at a scroll position in CSS pixels: a function of the position alone, the same from
 * every direction. In a hold its camera and opacities are the very objects of the keyframe, so that
 * comparing two scenes of one hold costs nothing.
 */
export function sceneAt({ holds, keyframes, travelFrom }: Timeline, position: number): Scene {
  const { index, travelTo, progress } = stretchAt(holds, position);
  return travelTo ? travelFrom(index)(progress) : (keyframes[index] ?? keyframes[0]).at(progress);
}

/** The picture with which a section's hold begins, while that is still ahead of a scroll position. */
export function sceneAhead(
  { holds, keyframes }: Timeline,
  position: number,
  id: string,
): Scene | undefined {
  const index = holds.findIndex((hold) => hold.id === id);
  return position < (holds[index]?.start ?? 0) ? keyframes[index]?.first : undefined;
}
