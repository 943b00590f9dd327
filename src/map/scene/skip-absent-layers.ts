import type { Map as MapLibreMap } from 'maplibre-gl';
import type { ScenePort } from './apply-scene.ts';

/** All that writing to the layers that are there needs of the map. */
export type PresentPort = ScenePort & Pick<MapLibreMap, 'getLayer'>;

/**
 * A map to write scenes to that passes over the layers that it does not have yet; `addSourceLayers`
 * adds them as the scene of that moment has them.
 */
export function skipAbsentLayers(map: PresentPort): ScenePort {
  return {
    jumpTo: (options) => map.jumpTo(options),
    setLayoutProperty(layer, ...written) {
      if (map.getLayer(layer)) map.setLayoutProperty(layer, ...written);
    },
    setFilter(layer, ...written) {
      if (map.getLayer(layer)) map.setFilter(layer, ...written);
    },
    setPaintProperty(layer, ...written) {
      if (map.getLayer(layer)) map.setPaintProperty(layer, ...written);
    },
  };
}
