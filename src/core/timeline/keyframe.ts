import { fitBounds } from '../camera/fit-bounds.ts';
import type { Viewport } from '../camera/viewport.ts';
import { lerp } from '../lerp.ts';
import type { SceneSpec } from '../story/scene-spec.ts';
import { type Days, daysBy, isAmong } from './days.ts';
import { easeDrawing } from './easing.ts';
import type { Scene } from './scene.ts';

/** What a section's hold shows: one camera, one set of layers, and routes that are drawn over it. */
export interface Keyframe {
  /** The scene as the hold begins. */
  readonly first: Scene;
  /** The scene as the hold ends: `first` itself where no route is drawn. */
  readonly last: Scene;
  /** The scene at a progress from 0 to 1; always with the very camera and opacities of `first`. */
  readonly at: (progress: number) => Scene;
}

/** What all keyframes of a story have in common. */
export interface KeyframeSetting {
  readonly viewport: Viewport;
  /** Without motion routes are whole from the start. */
  readonly motion: boolean;
  /** Every layer that any scene of the story names, as 0. */
  readonly hidden: Readonly<Record<string, number>>;
  /** Every route that any scene of the story draws, as 1. */
  readonly whole: Readonly<Record<string, number>>;
  /** The days of every layer that has some, all of them in order. */
  readonly days?: Readonly<Record<string, readonly string[]>>;
  /** Every section of the story that has annotations, as 0. */
  readonly unwritten: Readonly<Record<string, number>>;
}

/**
 * Makes a section's keyframe, which speaks of every layer of the story.
 *
 * @param id The section's, by which its annotations are found.
 */
export function keyframe(spec: SceneSpec, setting: KeyframeSetting, id: string): Keyframe {
  const { viewport, motion, hidden, whole, unwritten, days = {} } = setting;
  const camera = fitBounds(spec, viewport);
  const opacity = { ...hidden, ...spec.layers };
  const standing = {
    ...(spec.quiet && { quiet: spec.quiet }),
    ...(spec.names && { names: spec.names }),
    annotations: { ...unwritten, ...(spec.annotations && { [id]: 1 }) },
  };
  const draws = motion ? Object.entries(spec.draw ?? {}) : [];
  const shown = Object.entries(days).map(([layer, all]) => {
    const only = spec.days?.[layer];
    const [from, to] = (motion && spec.draw?.[layer]) || [1, 1];
    const by = daysBy(only ? all.filter((day) => isAmong(day, only)) : all);
    return [layer, (share: number): Days => by(lerp(from, to, share))] as const;
  });
  const drawnAt = (share: number): Scene => {
    const drawn = { ...whole };
    for (const [route, [from, to]] of draws) {
      if (!days[route]) drawn[route] = lerp(from, to, share);
    }
    const dated = Object.fromEntries(shown.map(([layer, at]) => [layer, at(share)]));
    return { camera, opacity, drawn, ...(shown.length > 0 && { days: dated }), ...standing };
  };
  const first = drawnAt(0);
  const last = draws.length === 0 ? first : drawnAt(1);

  return {
    first,
    last,
    at: (progress) => {
      const share = easeDrawing(progress);
      if (share === 0 || last === first) return first;
      return share === 1 ? last : drawnAt(share);
    },
  };
}
