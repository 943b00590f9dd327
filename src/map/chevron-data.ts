import type { LayerSpec } from '../core/layer-spec.ts';
import { routeProgress } from '../core/route-progress.ts';
import type { ChevronProperties } from '../style/chevron-layers.ts';
import type { RouteFacts } from './route-facts.ts';

/** How many chevrons a route has at most. */
const count = 7;

/** How far from an opening in the line a chevron stays, as a share of the route. */
const clear = 0.05;

/**
 * Where the chevrons of the routes stand: evenly along each, those of a route on the left between
 * those of one on the right, and none by the openings that the line has around borders.
 */
export function chevronData(
  layers: readonly LayerSpec[],
  routes: Readonly<Record<string, RouteFacts>>,
): GeoJSON.FeatureCollection<GeoJSON.Point, ChevronProperties> {
  return {
    type: 'FeatureCollection',
    features: layers.flatMap(({ id, side }) => {
      const facts = routes[id];
      return facts ? chevronsOf(id, facts, side === 'left' ? 0.75 : 0.25) : [];
    }),
  };
}

function chevronsOf(
  layer: string,
  { line, countries, lengthKm, gaps }: RouteFacts,
  first: number,
): GeoJSON.Feature<GeoJSON.Point, ChevronProperties>[] {
  const at = routeProgress(line, countries, lengthKm);
  return Array.from({ length: count }, (_, i) => (i + first) / count)
    .filter((share) => gaps.every(([from, to]) => share < from - clear || share > to + clear))
    .map((share) => {
      const { head, bearing } = at(share);
      return {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [...head] },
        properties: { layer, bearing },
      };
    });
}
