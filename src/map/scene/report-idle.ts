import type { Map as MapLibreMap } from 'maplibre-gl';
import { mapCamera } from '../camera/map-camera.ts';

/** All that reporting an idle map needs of it. */
export type IdlePort = Pick<MapLibreMap, 'on' | 'triggerRepaint' | 'loaded'> &
  Parameters<typeof mapCamera>[0];

interface IdleReport {
  /**
   * The story is on its way to another place, or has come to it. On its way the map does not count as
   * idle, even while the scene is still the same.
   */
  readonly setUnderway: (underway: boolean) => void;
  /** A scene is about to be written: the map is not idle until it is rendered. */
  readonly reset: () => void;
}

/**
 * Writes on the map's element what it shows once it is idle, for whoever checks the page from
 * outside: `data-camera` as `lng,lat,zoom,bearing,pitch`, `data-padding` as
 * `top,right,bottom,left`, and `data-layers` as ids.
 */
export function reportIdle(
  map: IdlePort,
  element: Pick<HTMLElement, 'dataset'>,
  layers: () => ReadonlySet<string>,
): IdleReport {
  let underway = false;
  let reported = false;
  const clear = () => {
    if (reported) delete element.dataset.camera;
    reported = false;
  };
  const reset = () => {
    clear();
    map.triggerRepaint();
  };
  map.on('render', clear);
  map.on('remove', clear);
  map.on('idle', () => {
    if (underway || !map.loaded()) return;
    element.dataset.layers = [...layers()].join(' ');
    const { center, zoom, bearing, pitch, padding } = mapCamera(map);
    const { top, right, bottom, left } = padding;
    element.dataset.padding = [top, right, bottom, left].join(',');
    element.dataset.camera = [...center, zoom, bearing, pitch]
      .map((value) => Number(value.toFixed(6)))
      .join(',');
    reported = true;
  });
  return {
    setUnderway(next) {
      underway = next;
      reset();
    },
    reset,
  };
}
