import { routes } from 'virtual:story/routes';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { unwrapped } from '../../core/camera/bounds.ts';
import { coordinateBounds } from '../../core/geometry/coordinates.ts';
import { headOpacity, routeProgress, routeShares } from '../../core/route/route-progress.ts';
import type { Scene, SceneChange } from '../../core/timeline/scene.ts';
import type { Layer } from '../../style/kinds/kinds.ts';
import { headSource, type RouteHead, routeHeadData } from '../../style/kinds/route/route-heads.ts';

type HeadPort = Pick<MapLibreMap, 'getSource' | 'isSourceLoaded' | 'on' | 'off'>;

/** Draws the heads of partly drawn routes. Their source covers all routes, so that no tile between two is late. */
export function routeHeads(map: HeadPort, layers: readonly Layer[]) {
  const tracked = layers.flatMap((layer) => {
    const route = routes[layer.id];
    if (!route) return [];
    const shares = routeShares(layer, route);
    return [{ id: layer.id, line: route.line, shares, at: routeProgress(route) }];
  });
  const bbox = unwrapped(coordinateBounds(tracked.map(({ line }) => line)));
  let shown: readonly RouteHead[] = [];
  let any = false;
  const loadedLines = new Set<string>();
  const write = () => {
    const heads = shown.filter(({ route }) => loadedLines.has(route));
    if (heads.length === 0 && !any) return;
    any = heads.length > 0;
    const data = { ...routeHeadData(heads), bbox: [...bbox] as GeoJSON.BBox };
    map.getSource<GeoJSONSource>(headSource)?.setData(data);
  };
  const isDrawn = (route: string) => map.getSource(route) && map.isSourceLoaded(route);
  const look = () => {
    const newlyLoaded = shown.filter(({ route }) => !loadedLines.has(route) && isDrawn(route));
    for (const { route } of newlyLoaded) loadedLines.add(route);
    if (newlyLoaded.length > 0) write();
  };
  map.on('render', look);
  return {
    move({ opacity, drawn, follow }: Omit<Scene, 'camera'>, change: SceneChange) {
      if (!tracked.some(({ id }) => id in change.drawn || id in change.opacity)) return;
      shown = tracked.flatMap(({ id, shares, at }): RouteHead[] => {
        const share = drawn[id] ?? 1;
        const lineOpacity = opacity[id] ?? 0;
        if (lineOpacity === 0) loadedLines.delete(id);
        const shownAs = lineOpacity * headOpacity(shares, share);
        if (share <= 0 || share >= 1 || shownAs <= 0) return [];
        const leaps = share >= shares.leapFrom;
        return [{ route: id, opacity: shownAs, follow, leaps, ...at(share) }];
      });
      write();
    },
    isEmpty: (source: string) => source === headSource && !any,
    stop: () => map.off('render', look),
  };
}
