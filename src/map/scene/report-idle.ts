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
  let reported = false;
  const clear = () => {
    if (reported) delete element.dataset.camera;
    reported = false;
  };
  map.on('render', clear);
  map.on('remove', clear);
  map.on('idle', () => {
    if (!map.loaded()) return;
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
    /** The map is not idle until the next scene is rendered. */
    reset() {
      clear();
      map.triggerRepaint();
    },
  };
}
