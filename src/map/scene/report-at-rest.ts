import type { Map as MapLibreMap } from 'maplibre-gl';
import { mapCamera } from '../camera/map-camera.ts';

/** All that telling of the map's rest needs of it. */
export type RestPort = Pick<MapLibreMap, 'on' | 'off' | 'triggerRepaint' | 'loaded'> &
  Parameters<typeof mapCamera>[0];

export interface AtRest {
  /**
   * The story is on its way to another place, or has come to it. On its way the map is not at rest,
   * even while the scene is still the same.
   */
  readonly setUnderway: (underway: boolean) => void;
  /** A scene is about to be written: the map is not at rest until it is drawn. */
  readonly disturb: () => void;
  readonly stop: () => void;
}

/**
 * Writes on the map's element what it shows once it has come to rest, for whoever checks the page
 * from outside: `data-camera` as `lng,lat,zoom,bearing,pitch`, `data-padding` as
 * `top,right,bottom,left`, and `data-layers` as ids.
 */
export function reportAtRest(
  map: RestPort,
  element: Pick<HTMLElement, 'dataset'>,
  layers: () => ReadonlySet<string>,
): AtRest {
  let underway = false;
  const rest = () => {
    if (underway || !map.loaded()) return;
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
  const disturb = () => {
    moving();
    map.triggerRepaint();
  };
  map.on('render', moving);
  map.on('idle', rest);
  return {
    setUnderway(next) {
      underway = next;
      disturb();
    },
    disturb,
    stop() {
      map.off('render', moving);
      map.off('idle', rest);
    },
  };
}
