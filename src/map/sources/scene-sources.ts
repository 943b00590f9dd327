import type { SceneChange } from '../../core/timeline/diff-scene.ts';
import { basemapParts, fineFrom, overviewSource } from '../../style/basemaps.ts';

/** The sources that a scene, or a change of it, shows: its layers', and those of its zoom. */
export function sceneSources({ camera, opacity }: SceneChange): readonly string[] {
  const layers = Object.entries(opacity).flatMap(([id, value]) => (value > 0 ? id : []));
  return camera && camera.zoom >= fineFrom ? [...basemapParts, ...layers] : layers;
}

/** The sources that the map's first scene asks for: its own, and those that every scene shows. */
export function openingSources(scene: SceneChange): readonly string[] {
  return [overviewSource, 'places', ...sceneSources(scene)];
}
