import type { LayerSpecification } from 'maplibre-gl';
import { annotationGroupsOf, type SceneSpecs } from '../../core/story/scene-spec.ts';
import { type Scene, visibleLayers } from '../../core/timeline/scene.ts';
import { annotationsOf } from '../../style/annotation-layers.ts';
import { storyMetadata } from '../../style/story-layer.ts';

/** Returns the ids of a scene's visible layers, and the style's ids of its visible groups of annotations. */
export const shownIn = ({ opacity, annotations = {} }: Pick<Scene, 'opacity' | 'annotations'>) => [
  ...visibleLayers({ opacity }),
  ...[...visibleLayers({ opacity: annotations })].map(annotationsOf),
];

/** True for every style layer except those of story layers that are not `wanted`. */
export const isWanted = (layer: LayerSpecification, wanted: ReadonlySet<string>): boolean => {
  const { layer: id } = storyMetadata(layer) ?? {};
  return id === undefined || wanted.has(id);
};

export function nearLayers(scenes: SceneSpecs, section: string): readonly string[] {
  const ids = Object.keys(scenes);
  const at = ids.indexOf(section);
  return ids.slice(Math.max(0, at - 1), at + 2).flatMap((id) => {
    const scene = scenes[id];
    if (!scene) return [];
    return [...Object.keys(scene.layers), ...annotationGroupsOf(id, scene).map(annotationsOf)];
  });
}
