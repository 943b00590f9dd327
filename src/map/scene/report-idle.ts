import type { Map as MapLibreMap } from 'maplibre-gl';
import { mapCamera } from '../camera/story-camera.ts';

type IdlePort = Pick<MapLibreMap, 'on' | 'triggerRepaint' | 'loaded'> &
  Parameters<typeof mapCamera>[0];

/**
 * For tests of the page, writes on the element of an idle map `data-camera` as `lng,lat,zoom,bearing,pitch`,
 * `data-padding` as `top,right,bottom,left`, and `data-layers` as ids.
 */
export function reportIdle(
  map: IdlePort,
  element: Pick<HTMLElement, 'dataset'>,
  layers: () => ReadonlySet<string>,
) {
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
    /** While the story moves to another place the map does not count as idle. */
    setUnderway(next: boolean) {
      underway = next;
      reset();
    },
    /** The map is not idle until the next scene is rendered. */
    reset,
  };
}
