import type { Map as MapLibreMap } from 'maplibre-gl';
import { mapCamera } from '../camera/map-camera.ts';

/** All that telling of the map's rest needs of it. */
export type RestPort = Pick<MapLibreMap, 'on' | 'off' | 'triggerRepaint'> &
  Parameters<typeof mapCamera>[0];

export interface AtRest {
  /**
   * The story is on its way to another place, or has come to it. On its way the map is not at rest,
   * even while the scene is still the same.
   */
  readonly setUnderway: (underway: boolean) => void;
  readonly stop: () => void;
}

/**
 * Writes on the map's element what it shows once it has come to rest, for whoever checks the page
 * from outside: `data-camera` as `lng,lat,zoom,bearing,pitch`, `data-padding` as
 * `top,right,bottom,left`, and `data-layers` as ids.
 *
 * After a move it has one more frame drawn first. In the one in which new tiles have come MapLibre
 * still takes names from the tiles of the zoom before, whose grid is another, and then lets those go
 * without drawing anew: the names would stand a fraction of a pixel aside, by the way one came.
 */
export function reportAtRest(
  map: RestPort,
  element: Pick<HTMLElement, 'dataset'>,
  layers: () => ReadonlySet<string>,
): AtRest {
  let underway = false;
  let moved = false;
  const rest = () => {
    if (underway) return;
    if (moved) {
      moved = false;
      map.triggerRepaint();
      return;
    }
    element.dataset.layers = [...layers()].join(' ');
    const { center, zoom, bearing, pitch, padding } = mapCamera(map);
    const { top, right, bottom, left } = padding;
    element.dataset.padding = [top, right, bottom, left].join(',');
    element.dataset.camera = [...center, zoom, bearing, pitch]
      .map((value) => Number(value.toFixed(6)))
      .join(',');
  };
  const moving = () => {
    delete element.dataset.camera;
  };
  const move = () => {
    moved = true;
  };
  map.on('move', move);
  map.on('render', moving);
  map.on('idle', rest);
  return {
    setUnderway(next) {
      underway = next;
      moving();
      map.triggerRepaint();
    },
    stop() {
      map.off('move', move);
      map.off('render', moving);
      map.off('idle', rest);
    },
  };
}
