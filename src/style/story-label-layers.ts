import type { LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import type { LabelLook } from './kinds/kind.ts';
import { bold, italic } from './label-text.ts';
import type { LayerColors } from './layer-colors.ts';
import type { LayoutOf } from './layer-parts.ts';
import { storyLayer } from './story-layer.ts';

/** The source that holds the labels placed by hand. */
export const labelSource = 'story-labels';

/** What each label of the source says of itself. */
export interface LabelProperties {
  readonly layer: string;
  readonly text: string;
  readonly rotate: number;
  /** On which side of its position the text stands: -1 above, 1 below, 0 on it. */
  readonly beside: number;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** The part of a route that it stands on; `way` for a label that is on none. */
  readonly part: 'way' | 'leap';
  /** The share of its whole route at which it stands; 0 for a label that is on no route. */
  readonly along: number;
}

/** How far a label along a route keeps from its line, in lines of text. */
const besideLine = 0.4;

/** How much farther than to its label a route is drawn before it is named, as a share of its length. */
const room = 0.15;

/** The share of a route at which its head, with the distance beside it, has gone by a label. */
const passed = (along: number): number => (along > 0 ? Math.min(1, along + room) : 0);

/**
 * The labels of one layer of the story, in its colour and as opaque as it is; along a route, those of
 * each of its parts only once its head has gone by.
 */
export function storyLabelLayers(
  layer: LayerSpec,
  colors: LayerColors,
  labels: readonly LabelProperties[],
  look: LabelLook = { size: 13, spacing: 0.03 },
): LayerSpecification[] {
  const own = labels.filter((label) => label.layer === layer.id);
  const leap = own.filter(({ part }) => part === 'leap');
  const others = own.filter(({ part }) => part !== 'leap');
  return [
    labelLayer(layer, colors, look, 'way', others),
    ...(leap.length > 0 ? [labelLayer(layer, colors, look, 'leap', leap)] : []),
  ];
}

function labelLayer(
  { id }: LayerSpec,
  colors: LayerColors,
  look: LabelLook,
  part: LabelProperties['part'],
  own: readonly LabelProperties[],
): LayerSpecification {
  const seenFrom = passed(Math.max(0, ...own.map(({ along }) => along)));
  return storyLayer(
    {
      id: part === 'leap' ? `${id}-leap-labels` : `${id}-labels`,
      type: 'symbol',
      source: labelSource,
      filter: [
        'all',
        ['==', ['get', 'layer'], id],
        ['==', ['get', 'part'], part],
        ['>=', ['zoom'], ['get', 'minZoom']],
        ['<', ['zoom'], ['get', 'maxZoom']],
      ],
      layout: labelLayout(look, look.italic || part === 'leap'),
      paint: {
        'text-color': colors.text,
        'text-halo-color': colors.halo,
        'text-halo-width': 1.6,
      },
    },
    { layer: id, fullOpacity: { 'text-opacity': 1 }, seenFrom },
  );
}

const labelLayout = ({ size, spacing }: LabelLook, slanted: boolean): LayoutOf<'symbol'> => ({
  ...(slanted ? italic : bold),
  'text-field': ['get', 'text'],
  'text-size': ['interpolate', ['linear'], ['zoom'], 2, 11, 5, size],
  'text-letter-spacing': spacing,
  'text-max-width': 30,
  'text-rotate': ['get', 'rotate'],
  'text-rotation-alignment': 'map',
  'text-anchor': ['match', ['get', 'beside'], -1, 'bottom', 1, 'top', 'center'],
  'text-offset': [
    'interpolate',
    ['linear'],
    ['get', 'beside'],
    -1,
    ['literal', [0, -besideLine]],
    1,
    ['literal', [0, besideLine]],
  ],
  'text-allow-overlap': true,
});
