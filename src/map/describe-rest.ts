import type { Map as MapLibreMap } from 'maplibre-gl';
import { mapCamera } from './map-camera.ts';

/**
 * Writes on the map's element what it shows once it has come to rest: `data-camera` as
 * `lng,lat,zoom,bearing,pitch` and `data-layers` as ids, for whoever checks the page from outside.
 */
export function describeRest(
  map: MapLibreMap,
  element: HTMLElement,
  layers: () => ReadonlySet<string>,
): () => void {
  const rest = () => {
    element.dataset.layers = [...layers()].join(' ');
    const { center, zoom, bearing, pitch } = mapCamera(map);
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
