import type { LabelSpec } from '../core/label-spec.ts';
import type { LayerSpec } from '../core/layer-spec.ts';
import type { LngLat } from '../core/lng-lat.ts';
import { routeProgress } from '../core/route-progress.ts';
import type { LabelProperties } from '../style/story-label-layers.ts';
import type { RouteFacts } from './route-facts.ts';

interface Place {
  readonly at: LngLat;
  readonly rotate: number;
  readonly beside: number;
}

const sides = { left: 1, right: -1 } as const;

/** Text along a line, turned so that it is read from left to right. */
function along(facts: RouteFacts, share: number, side: LayerSpec['side']): Place {
  const { head, bearing } = routeProgress(facts.line, facts.countries, facts.lengthKm)(share);
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
 * The labels as GeoJSON for the map. A label along a route whose facts are not known is left out.
 */
export function labelData(
  labels: readonly LabelSpec[],
  layers: readonly LayerSpec[],
  routes: Readonly<Record<string, RouteFacts>>,
): GeoJSON.FeatureCollection<GeoJSON.Point, LabelProperties> {
  const placeOf = (label: LabelSpec): Place | undefined => {
    if ('at' in label) return { at: label.at, rotate: label.rotate ?? 0, beside: 0 };
    const facts = routes[label.layer];
    const side = layers.find(({ id }) => id === label.layer)?.side;
    return facts && along(facts, label.along, side);
  };
  return {
    type: 'FeatureCollection',
    features: labels.flatMap((label) => {
      const place = placeOf(label);
      if (!place) return [];
      const { layer, text, minZoom = 0, maxZoom = 24 } = label;
      const { at, rotate, beside } = place;
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
            along: 'along' in label ? label.along : 0,
          },
        },
      ];
    }),
  };
}
