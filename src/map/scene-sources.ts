import type { SceneChange } from '../core/diff-scene.ts';
import { basemapParts, fineFrom } from '../style/basemaps.ts';

/** The sources that a scene, or a change of it, shows: its layers', and those of its zoom. */
export function sceneSources({ camera, opacity }: SceneChange): readonly string[] {
  const layers = Object.entries(opacity).flatMap(([id, value]) => (value > 0 ? id : []));
  return camera && camera.zoom >= fineFrom ? [...basemapParts, ...layers] : layers;
}
