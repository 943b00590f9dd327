import type { Route } from '../../../core/route/route.ts';
import { routeProgress } from '../../../core/route/route-progress.ts';
import { routeShares } from '../../../core/route/route-shares.ts';
import type { LayerSpec } from '../../../core/story/layer-spec.ts';
import type { ChevronProperties } from './chevron-layers.ts';

/** How many chevrons a route has at most. */
const count = 7;

/** How far before its leap a route's last chevron stands at least, as a share of the route. */
const clear = 0.03;

/**
 * Where the chevrons of the routes stand: evenly along each, those of a route on the left between
 * those of one on the right, none where the line fades in and none on its leap.
 */
export function chevronData(
  layers: readonly LayerSpec[],
  routes: Readonly<Record<string, Route>>,
): GeoJSON.FeatureCollection<GeoJSON.Point, ChevronProperties> {
  return {
    type: 'FeatureCollection',
    features: layers.flatMap((layer) => {
      const route = routes[layer.id];
      return route ? chevronsOf(layer, route) : [];
    }),
  };
}

function chevronsOf(
  layer: LayerSpec,
  route: Route,
): GeoJSON.Feature<GeoJSON.Point, ChevronProperties>[] {
  const { fadeTo, leapFrom } = routeShares(layer, route);
  const first = layer.side === 'left' ? 0.75 : 0.25;
  const at = routeProgress(route);
  return Array.from({ length: count }, (_, i) => (i + first) / count)
    .filter((share) => share > fadeTo && (leapFrom === 1 || share < leapFrom - clear))
    .map((share) => {
      const { head, bearing } = at(share);
      return {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [...head] },
        properties: { layer: layer.id, bearing },
      };
    });
}
