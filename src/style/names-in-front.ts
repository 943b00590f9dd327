import type { LayerSpecification } from 'maplibre-gl';
import { placeFilter } from './place-filter.ts';
import { type PlaceMetadata, placeMetadata } from './place-layers.ts';

/** The same layers for the names that a scene asks for, to be placed before all others. */
export function namesInFront(layers: readonly LayerSpecification[]): LayerSpecification[] {
  return layers.map((layer) => {
    const { kinds } = placeMetadata(layer) ?? { kinds: [] };
    const { minzoom, ...always } = layer;
    return {
      ...always,
      id: `${layer.id}-first`,
      metadata: { kinds, part: 'first' } satisfies PlaceMetadata,
      filter: placeFilter(kinds, 'first'),
    } as LayerSpecification;
  });
}
