import type { SceneSpec } from './scene-spec.ts';

/** Whether a scene shows the same part of the map as the one before it, so that nothing travels between. */
export function sameView(before: SceneSpec | undefined, scene: SceneSpec | undefined): boolean {
  if (!before || !scene) return false;
  const view = ({ bounds, bearing = 0, pitch = 0, maxZoom }: SceneSpec) =>
    [...bounds, bearing, pitch, maxZoom].join();
  return view(before) === view(scene) && !scene.draw && !before.draw;
}
