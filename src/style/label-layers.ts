import type { LayerSpecification } from 'maplibre-gl';
import type { LngLat } from '../core/camera/mercator.ts';
import { lerp } from '../core/numbers.ts';
import type { Route } from '../core/route/route.ts';
import { routeProgress } from '../core/route/route-progress.ts';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import type { LabelSpec, RouteLabelSpec } from '../core/story/story-data.ts';
import type { LabelLook } from './kinds/kind.ts';
import { bold, byNumber, italic, type LayoutOf } from './layer-parts.ts';
import type { LayerColors } from './palette.ts';
import { storyLayer } from './story-layer.ts';

/** The source of the labels placed by hand. */
export const labelSource = 'story-labels';

export interface LabelProperties {
  readonly layer: string;
  readonly text: string;
  readonly rotate: number;
  /** Where the text is: -1 above its position, 1 below, 0 on it. */
  readonly beside: number;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** The part of a route that it is on; `way` for a label on none. */
  readonly part: 'way' | 'leap';
  /** Its share of the whole route, on a leap that at which the leap begins; 0 on no route. */
  readonly along: number;
}

/** From a route's line to its label, in ems. */
const besideLine = 0.9;

/** How far beyond its label a route is drawn before the label is shown, as a share of its length. */
const room = 0.15;

const passed = (along: number): number => (along > 0 ? Math.min(1, along + room) : 0);

/** The labels of a layer: along a route those of its way once the head has passed, those of its leap with that. */
export function storyLabelLayers(
  layer: LayerSpec,
  colors: LayerColors,
  labels: readonly LabelProperties[],
  look: LabelLook = { size: 13, spacing: 0.03 },
): LayerSpecification[] {
  return (['way', 'leap'] as const).flatMap((part) => {
    const own = labels.filter((label) => label.layer === layer.id && label.part === part);
    const along = Math.max(0, ...own.map(({ along }) => along));
    const isLeap = part === 'leap';
    return isLeap && own.length === 0
      ? []
      : [labelLayer(layer.id, colors, look, part, isLeap ? along : passed(along))];
  });
}

function labelLayer(
  id: string,
  colors: LayerColors,
  look: LabelLook,
  part: LabelProperties['part'],
  seenFrom: number,
): LayerSpecification {
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
        'text-color': part === 'leap' ? colors.ink : colors.text,
        'text-halo-color': colors.halo,
        'text-halo-width': 1.6,
      },
    },
    { layer: id, fullOpacity: { 'text-opacity': 1 }, seenFrom },
  );
}

const down = (ems: number) => ['literal', [0, ems]];

const labelLayout = ({ size, spacing }: LabelLook, slanted: boolean): LayoutOf<'symbol'> => ({
  ...(slanted ? italic : bold),
  'text-field': ['get', 'text'],
  'text-size': ['interpolate', ['linear'], ['zoom'], 2, 11, 5, size],
  'text-letter-spacing': spacing,
  'text-max-width': 30,
  'text-rotate': ['get', 'rotate'],
  'text-rotation-alignment': 'map',
  'text-anchor': ['match', ['get', 'beside'], -1, 'bottom', 1, 'top', 'center'],
  'text-offset': byNumber('beside', [-1, down(-besideLine), 1, down(besideLine)]),
  'text-allow-overlap': true,
});

/** The labels as GeoJSON, without those along a route or a leap that does not exist. */
export function labelData(
  labels: readonly LabelSpec[],
  routes: Readonly<Record<string, Route>>,
): GeoJSON.FeatureCollection<GeoJSON.Point, LabelProperties> {
  const features = labels.flatMap((label) => {
    const place: Place | undefined =
      'at' in label
        ? { at: label.at, rotate: label.rotate ?? 0, beside: 0, along: 0 }
        : placeAlong(label, routes[label.layer]);
    if (!place) return [];
    const { layer, text, minZoom = 0, maxZoom = 24 } = label;
    const { at, rotate, beside, along } = place;
    const part = ('part' in label && label.part) || 'way';
    return {
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [...at] },
      properties: { layer, text, rotate, beside, minZoom, maxZoom, part, along },
    };
  });
  return { type: 'FeatureCollection', features };
}

type Place = Pick<LabelProperties, 'rotate' | 'beside' | 'along'> & { readonly at: LngLat };

/** Along a part of a route, turned so that it reads from left to right. */
function placeAlong({ part, along }: RouteLabelSpec, route: Route | undefined): Place | undefined {
  if (!route || (part === 'leap' && route.leapFrom === 1)) return undefined;
  const { leapFrom } = route;
  const share = part === 'leap' ? lerp(leapFrom, 1, along) : along * leapFrom;
  const { head, bearing } = routeProgress(route)(share);
  const direction = ((bearing % 360) + 360) % 360;
  const isBackwards = direction > 180;
  return {
    at: head,
    rotate: direction - (isBackwards ? 270 : 90),
    beside: isBackwards ? 1 : -1,
    along: part === 'leap' ? leapFrom : share,
  };
}
