import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { groupBy } from '../../core/group-by.ts';
import { type StoryMetadata, storyMetadata } from '../../style/story-layer.ts';

/** One style layer that the story drives. */
export interface DrivenLayer extends StoryMetadata {
  readonly id: string;
  /** The radius of its circles as the style has it, where it shows the days of its layer. */
  readonly radius?: unknown;
}

/** The style layers that the story drives, by the id of the story's layer. */
export function drivenLayers(
  style: StyleSpecification,
): Readonly<Record<string, readonly DrivenLayer[]>> {
  const driven = style.layers.flatMap((specification): DrivenLayer[] => {
    const metadata = storyMetadata(specification);
    if (!metadata) return [];
    const radius = metadata.dated && { radius: radiusOf(specification) };
    return [{ id: specification.id, ...metadata, ...radius }];
  });
  return Object.fromEntries(groupBy(driven, ({ layer }) => layer));
}

const radiusOf = (layer: LayerSpecification): unknown =>
  layer.type === 'circle' ? layer.paint?.['circle-radius'] : undefined;
