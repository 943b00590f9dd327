import { lerp } from '../lerp.ts';
import { easeDrawing } from './easing.ts';
import type { Hold } from './holds.ts';
import { progressBetween } from './progress-between.ts';

/** A place in the text by which so much of a layer has come when it is read. */
export interface Cue {
  /** The id of its section. */
  readonly section: string;
  readonly layer: string;
  /** The scroll offset in CSS pixels at which it is read. */
  readonly at: number;
  /** How much of what the section draws of the layer has come by then, from 0 to 1. */
  readonly share: number;
}

/** How much of what a section draws of a layer has come at a progress of its hold, both from 0 to 1. */
export type Pace = (progress: number) => number;

/**
 * The pace of a layer over a hold: with the text, where that has cues, and else evenly with the
 * reader's hand. It never goes back, and all has come as the hold ends.
 */
export function paceOf(cues: readonly Cue[], { start, end }: Pick<Hold, 'start' | 'end'>): Pace {
  if (cues.length === 0) return easeDrawing;
  const met = [...cues].sort((a, b) => a.at - b.at);
  let most = 0;
  const points = met.map(({ at, share }) => {
    most = Math.max(most, share);
    return [progressBetween(start, end, at), most] as const;
  });
  const stops = [[0, 0] as const, ...points, [1, 1] as const];
  return (progress) => {
    if (progress >= 1) return 1;
    const next = stops.findIndex(([place]) => place > progress);
    const [to, share] = stops[next] ?? [1, 1];
    const [from, come] = stops[next - 1] ?? [0, 0];
    return to > from ? lerp(come, share, (Math.max(progress, 0) - from) / (to - from)) : come;
  };
}
