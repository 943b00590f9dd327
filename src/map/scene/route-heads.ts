import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { type RouteProgress, routeProgress } from '../../core/route/route-progress.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { SceneChange } from '../../core/timeline/diff-scene.ts';
import { headSource, type RouteHead, routeHeadData } from '../../kinds/route/route-head-layers.ts';
import { coordinateBounds } from '../features/coordinate-bounds.ts';
import { storyRoutes } from '../sources/story-routes.ts';

/** All that moving the heads needs of the map. */
export type HeadPort = Pick<MapLibreMap, 'getSource'>;

/**
 * Moves the head of each route to where it is drawn to and reports how far it has come. A route
 * that is undrawn or whole has no head; while there is none, the source stays as it is. Its tiles are
 * those of all routes, so that none comes late where a head goes from one to the next.
 */
export function routeHeads(
  map: HeadPort,
  layers: readonly LayerSpec[],
  report: (route: string, progress: RouteProgress) => void,
): (change: SceneChange) => void {
  const routes = layers.flatMap(({ id }) => {
    const route = storyRoutes[id];
    return route ? [{ id, line: route.line, at: routeProgress(route) }] : [];
  });
  const bbox = coordinateBounds(routes.map(({ line }) => line));
  const drawn: Record<string, number> = {};
  const opacity: Record<string, number> = {};
  let any = false;
  const head = ({ id, at }: (typeof routes)[number]): RouteHead[] => {
    const share = drawn[id] ?? 1;
    const shown = opacity[id] ?? 0;
    return share > 0 && share < 1 && shown > 0 ? [{ route: id, opacity: shown, ...at(share) }] : [];
  };
  return (change) => {
    const changed = routes.filter(({ id }) => id in change.drawn || id in change.opacity);
    if (changed.length === 0) return;
    Object.assign(drawn, change.drawn);
    Object.assign(opacity, change.opacity);
    for (const { id, at } of changed) if (id in change.drawn) report(id, at(drawn[id] ?? 1));
    const heads = routes.flatMap(head);
    if (heads.length === 0 && !any) return;
    any = heads.length > 0;
    const data = { ...routeHeadData(heads), bbox: [...bbox] as GeoJSON.BBox };
    map.getSource<GeoJSONSource>(headSource)?.setData(data);
  };
}
