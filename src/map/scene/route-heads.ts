import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { unwrapped } from '../../core/camera/bounds.ts';
import { coordinateBounds } from '../../core/geometry/coordinate-bounds.ts';
import { routeProgress } from '../../core/route/route-progress.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { SceneChange } from '../../core/timeline/diff-scene.ts';
import type { Scene } from '../../core/timeline/scene.ts';
import { headSource, type RouteHead, routeHeadData } from '../../kinds/route/route-head-layers.ts';
import { storyRoutes } from '../sources/story-routes.ts';

/** All that moving the heads needs of the map. */
export type HeadPort = Pick<MapLibreMap, 'getSource'>;

/**
 * Returns a function that moves the head of each route to where a scene draws it to. A route that is undrawn
 * or whole has no head; while there is none, the source stays as it is. Its tiles are those of all routes,
 * so that none comes late where a head goes from one to the next.
 */
export function routeHeads(
  map: HeadPort,
  layers: readonly LayerSpec[],
): (scene: Pick<Scene, 'opacity' | 'drawn'>, change: SceneChange) => void {
  const routes = layers.flatMap(({ id }) => {
    const route = storyRoutes[id];
    return route ? [{ id, line: route.line, at: routeProgress(route) }] : [];
  });
  const bbox = unwrapped(coordinateBounds(routes.map(({ line }) => line)));
  let any = false;
  return ({ opacity, drawn }, change) => {
    if (!routes.some(({ id }) => id in change.drawn || id in change.opacity)) return;
    const heads = routes.flatMap(({ id, at }): RouteHead[] => {
      const share = drawn[id] ?? 1;
      const shown = opacity[id] ?? 0;
      const isUnderway = share > 0 && share < 1 && shown > 0;
      return isUnderway ? [{ route: id, opacity: shown, ...at(share) }] : [];
    });
    if (heads.length === 0 && !any) return;
    any = heads.length > 0;
    const data = { ...routeHeadData(heads), bbox: [...bbox] as GeoJSON.BBox };
    map.getSource<GeoJSONSource>(headSource)?.setData(data);
  };
}
