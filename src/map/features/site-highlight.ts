import type { Map as MapLibreMap } from 'maplibre-gl';
import { litFilter, litLayer } from '../../style/site-layers.ts';

/** All that lighting up sites needs of the map. */
export type HighlightPort = Pick<MapLibreMap, 'getLayer' | 'setFilter'>;

/** Lights up the sites of these days in a layer, and no others. */
export function lightSites(map: HighlightPort, layer: string, dates: readonly string[]): void {
  const id = litLayer(layer);
  if (map.getLayer(id)) map.setFilter(id, litFilter(dates), { validate: false });
}
