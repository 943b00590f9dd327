import type { LayerSpecification } from 'maplibre-gl';
import type { LngLat } from '../core/camera/mercator.ts';
import type { Route } from '../core/route/route.ts';
import { routeProgress } from '../core/route/route-progress.ts';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import type { LabelSpec, RouteLabelSpec } from '../core/story/story-data.ts';
import type { LabelLook } from './kinds/kind.ts';
import { bold, byNumber, haloed, italic, type LayoutOf } from './layer-parts.ts';
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
  /** Its share of the whole route; 0 on no route. */
  readonly along: number;
}

/** From a route's line to its label, in ems. */
const besideLine = 0.9;

/** How far beyond its label a route is drawn before the label is shown, as a share of its length. */
const room = 0.15;

/** The labels of a layer: those along a route once its head has passed them. */
export function storyLabelLayer(
  { id }: LayerSpec,
  colors: LayerColors,
  labels: readonly LabelProperties[],
  look: LabelLook = { size: 13, spacing: 0.03 },
): LayerSpecification {
  const own = labels.filter(({ layer }) => layer === id);
  const along = Math.max(0, ...own.map(({ along }) => along));
  return storyLayer(
    {
      id: `${id}-labels`,
      type: 'symbol',
      source: labelSource,
      filter: [
        'all',
        ['==', ['get', 'layer'], id],
        ['>=', ['zoom'], ['get', 'minZoom']],
        ['<', ['zoom'], ['get', 'maxZoom']],
      ],
      layout: labelLayout(look),
      paint: haloed(colors.text, colors.halo),
    },
    {
      layer: id,
      fullOpacity: { 'text-opacity': 1 },
      seenFrom: along > 0 ? Math.min(1, along + room) : 0,
    },
  );
}

const down = (ems: number) => ['literal', [0, ems]];

const labelLayout = ({ size, spacing, italic: slanted }: LabelLook): LayoutOf<'symbol'> => ({
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

/** The labels as GeoJSON, without those along a route that does not exist. */
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
    return {
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [...at] },
      properties: { layer, text, rotate, beside, minZoom, maxZoom, along },
    };
  });
  return { type: 'FeatureCollection', features };
}

type Place = Pick<LabelProperties, 'rotate' | 'beside' | 'along'> & { readonly at: LngLat };

/** Along the way of a route, turned so that it reads from left to right. */
function placeAlong({ along }: RouteLabelSpec, route: Route | undefined): Place | undefined {
  if (!route) return undefined;
  const share = along * route.leapFrom;
  const { head, bearing } = routeProgress(route)(share);
  const direction = ((bearing % 360) + 360) % 360;
  const isBackwards = direction > 180;
  return {
    at: head,
    rotate: direction - (isBackwards ? 270 : 90),
    beside: isBackwards ? 1 : -1,
    along: share,
  };
}
