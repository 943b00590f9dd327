import { type Scene, visibleLayers } from '../../core/timeline/scene.ts';
import { basemapParts, fineFrom, overviewSource } from '../../style/basemaps.ts';

/** The sources that a scene shows: its layers', and those of its zoom. */
export function sceneSources(scene: Scene): readonly string[] {
  const layers = visibleLayers(scene);
  return scene.camera.zoom >= fineFrom ? [...basemapParts, ...layers] : [...layers];
}

/** The sources that the map's first scene needs: its own, and those that every scene shows. */
export function openingSources(scene: Scene): readonly string[] {
  return [overviewSource, 'places', ...sceneSources(scene)];
}
