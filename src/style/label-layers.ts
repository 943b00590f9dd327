import type { LayerSpecification } from 'maplibre-gl';
import type { LngLat } from '../core/camera/mercator.ts';
import { lerp } from '../core/numbers.ts';
import type { Route } from '../core/route/route.ts';
import { routeProgress } from '../core/route/route-progress.ts';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import type { LabelSpec, RouteLabelSpec } from '../core/story/story-data.ts';
import type { LabelLook } from './kinds/kind.ts';
import { bold, italic, type LayoutOf } from './layer-parts.ts';
import type { LayerColors } from './palette.ts';
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

interface Place {
  readonly at: LngLat;
  readonly rotate: number;
  readonly beside: number;
  /** The share of its whole route at which it stands; 0 for a label that is on no route. */
  readonly share: number;
}

const sides = { left: 1, right: -1 } as const;

/** Where along the whole route a label of one of its parts stands. */
function shareOf({ part = 'way', along }: RouteLabelSpec, { leapFrom }: Route): number | undefined {
  if (part === 'way') return along * leapFrom;
  return leapFrom < 1 ? lerp(leapFrom, 1, along) : undefined;
}

/** Text along a line, turned so that it is read from left to right. */
function along(route: Route, share: number, side: LayerSpec['side']): Omit<Place, 'share'> {
  const { head, bearing } = routeProgress(route)(share);
  const direction = ((bearing % 360) + 360) % 360;
  const backwards = direction > 180;
  const beside = side ? sides[side] : 1;
  return {
    at: head,
    rotate: direction - (backwards ? 270 : 90),
    beside: backwards ? beside : -beside,
  };
}

/**
 * The labels as GeoJSON for the map. A label along a route, or a leap, that is not there is left out.
 */
export function labelData(
  labels: readonly LabelSpec[],
  layers: readonly LayerSpec[],
  routes: Readonly<Record<string, Route>>,
): GeoJSON.FeatureCollection<GeoJSON.Point, LabelProperties> {
  const placeOf = (label: LabelSpec): Place | undefined => {
    if ('at' in label) return { at: label.at, rotate: label.rotate ?? 0, beside: 0, share: 0 };
    const route = routes[label.layer];
    const share = route && shareOf(label, route);
    if (!route || share === undefined) return undefined;
    const side = layers.find(({ id }) => id === label.layer)?.side;
    return { ...along(route, share, side), share };
  };
  return {
    type: 'FeatureCollection',
    features: labels.flatMap((label) => {
      const place = placeOf(label);
      if (!place) return [];
      const { layer, text, minZoom = 0, maxZoom = 24 } = label;
      const { at, rotate, beside, share } = place;
      return [
        {
          type: 'Feature' as const,
          geometry: { type: 'Point' as const, coordinates: [...at] },
          properties: {
            layer,
            text,
            rotate,
            beside,
            minZoom,
            maxZoom,
            part: ('part' in label && label.part) || 'way',
            along: share,
          },
        },
      ];
    }),
  };
}
