import type { LayerSpecification } from 'maplibre-gl';
import { annotationGroupsOf, type SceneSpecs } from '../../core/story/scene-spec.ts';
import { type Scene, visibleLayers } from '../../core/timeline/scene.ts';
import { annotationsOf } from '../../style/annotation-layers.ts';
import { storyMetadata } from '../../style/story-layer.ts';

/** What a scene shows: ids of the story's layers, and of the groups of annotations as a style has them. */
export const shownIn = ({ opacity, annotations = {} }: Pick<Scene, 'opacity' | 'annotations'>) => [
  ...visibleLayers({ opacity }),
  ...[...visibleLayers({ opacity: annotations })].map(annotationsOf),
];

/** Whether a map should have a layer: all but those of the story that are neither shown nor near. */
export const isWanted = (layer: LayerSpecification, wanted: ReadonlySet<string>): boolean => {
  const { layer: id } = storyMetadata(layer) ?? {};
  return id === undefined || wanted.has(id);
};

/** The layers and annotations of a section and of those beside it. */
export function nearLayers(scenes: SceneSpecs, section: string): readonly string[] {
  const ids = Object.keys(scenes);
  const at = ids.indexOf(section);
  return ids.slice(Math.max(0, at - 1), at + 2).flatMap((id) => {
    const scene = scenes[id];
    if (!scene) return [];
    return [...Object.keys(scene.layers), ...annotationGroupsOf(id, scene).map(annotationsOf)];
  });
}
