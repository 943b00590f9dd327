import type { LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../../../core/story/layer-spec.ts';
import { storyLayer } from '../../story-layer.ts';

/** The source that holds the chevrons along the routes, a point each. */
export const chevronSource = 'route-chevrons';

/** What each chevron of the source says of itself. */
export interface ChevronProperties {
  readonly layer: string;
  /** The direction of the route, in degrees clockwise from north. */
  readonly bearing: number;
}

/** The name of the image of a route's chevron, which points up. */
export const chevronImage = (layer: string): string => `chevron-${layer}`;

/** How far to the side of its course a route is drawn, in CSS pixels, at zoom 4. */
const sideOffset = { left: -2.5, right: 2.5 } as const;

/**
 * Small chevrons that say which way a route leads, once it is drawn to its end: until then its head
 * does. They give way to every label.
 */
export function chevronLayer(layer: LayerSpec): LayerSpecification {
  const offset = layer.side ? sideOffset[layer.side] : 0;
  return storyLayer(
    {
      id: `${layer.id}-chevrons`,
      type: 'symbol',
      source: chevronSource,
      filter: ['==', ['get', 'layer'], layer.id],
      layout: {
        'icon-image': chevronImage(layer.id),
        'icon-rotate': ['get', 'bearing'],
        'icon-rotation-alignment': 'map',
        'icon-offset': [offset, 0],
        'icon-padding': 0,
      },
    },
    { layer: layer.id, fullOpacity: { 'icon-opacity': 1 }, seenFrom: 1 },
  );
}
