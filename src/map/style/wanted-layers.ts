import type { LayerSpecification } from 'maplibre-gl';
import { annotationGroupsOf, type SceneSpecs } from '../../core/story/scene-spec.ts';
import { type Scene, visibleLayers } from '../../core/timeline/scene.ts';
import { annotationsOf } from '../../style/annotation-layers.ts';
import { storyMetadata } from '../../style/story-layer.ts';

/** Returns the ids of a scene's layers, and of its groups of annotations as a style has them. */
export const shownIn = ({ opacity, annotations = {} }: Pick<Scene, 'opacity' | 'annotations'>) => [
  ...visibleLayers({ opacity }),
  ...[...visibleLayers({ opacity: annotations })].map(annotationsOf),
];

/** True for all but the story's layers that are not `wanted`. */
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
