import type { LngLat } from '../core/camera/lng-lat.ts';
import { lerp } from '../core/lerp.ts';
import type { Route } from '../core/route/route.ts';
import { routeProgress } from '../core/route/route-progress.ts';
import type { LabelSpec, RouteLabelSpec } from '../core/story/label-spec.ts';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import type { LabelProperties } from './story-label-layers.ts';

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
