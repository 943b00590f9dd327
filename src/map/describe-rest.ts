import type { Map as MapLibreMap } from 'maplibre-gl';
import { mapCamera } from './map-camera.ts';

/**
 * Writes on the map's element what it shows once it has come to rest, for whoever checks the page
 * from outside: `data-camera` as `lng,lat,zoom,bearing,pitch`, `data-padding` as
 * `top,right,bottom,left`, and `data-layers` as ids.
 */
export function describeRest(
  map: MapLibreMap,
  element: HTMLElement,
  layers: () => ReadonlySet<string>,
): () => void {
  const rest = () => {
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
  map.on('render', moving);
  map.on('idle', rest);
  return () => {
    map.off('render', moving);
    map.off('idle', rest);
  };
}
