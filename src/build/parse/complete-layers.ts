import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { kindOf } from '../../kinds/kinds.ts';
import { type GeometryFiles, layerFeatures } from './read-geometry.ts';
import type { StoryFiles } from './story-files.ts';

/** The layers with what their entries take from their data. */
export function completeLayers(
  layers: readonly LayerSpec[],
  geometry: GeometryFiles,
  files: Pick<StoryFiles, 'geometry'>,
): readonly LayerSpec[] {
  return layers.map((layer) => {
    const features = layerFeatures(layer.id, geometry, files);
    return (features && kindOf(layer).complete?.(layer, features)) ?? layer;
  });
}
