import type { Scene } from './scene.ts';

/** Makes the change from one scene to another without motion: `a` up to the middle, then `b`. */
export function cut(a: Scene, b: Scene): (t: number) => Scene {
  return (t) => (t < 0.5 ? a : b);
}
