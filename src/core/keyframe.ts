import { easeDrawing } from './ease-drawing.ts';
import { fitBounds } from './fit-bounds.ts';
import { lerp } from './lerp.ts';
import type { Scene } from './scene.ts';
import type { SceneSpec } from './scene-spec.ts';
import type { Viewport } from './viewport.ts';

/** What a section's hold shows: one camera, one set of layers, and routes that are drawn over it. */
export interface Keyframe {
  /** The scene as the hold begins. */
  readonly first: Scene;
  /** The scene as the hold ends: `first` itself where no route is drawn. */
  readonly last: Scene;
  /** The scene at a progress from 0 to 1; always with the very camera and opacities of `first`. */
  readonly at: (progress: number) => Scene;
}

/** Makes a section's keyframe in a viewport. Without motion its routes are whole from the start. */
export function keyframe(spec: SceneSpec, viewport: Viewport, motion: boolean): Keyframe {
  const camera = fitBounds(spec, viewport);
  const opacity = Object.fromEntries(
    spec.layers.map((layer) => (typeof layer === 'string' ? [layer, 1] : layer)),
  );
  const draws = motion ? Object.entries(spec.draw ?? {}) : [];
  const drawnAt = (share: number): Scene => ({
    camera,
    opacity,
    drawn: Object.fromEntries(draws.map(([id, [from, to]]) => [id, lerp(from, to, share)])),
  });
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
