import type { Scene } from './scene.ts';

/** The ids of the layers that can be seen in a scene. */
export function visibleLayers({ opacity }: Pick<Scene, 'opacity'>): ReadonlySet<string> {
  return new Set(Object.keys(opacity).filter((id) => (opacity[id] ?? 0) > 0));
}
