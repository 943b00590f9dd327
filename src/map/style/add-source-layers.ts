import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { sourceOf } from './loaded-style.ts';

/** All that adding layers needs of the map. */
export type LayersPort = Pick<MapLibreMap, 'addLayer' | 'getLayer'>;

/** Adds a source's layers to a map that lacks them, each where the style has it. */
export function addSourceLayers(
  map: LayersPort,
  { layers }: StyleSpecification,
  source: string,
): void {
  let above: string | undefined;
  for (const layer of [...layers].reverse()) {
    if (sourceOf(layer) === source) map.addLayer(layer, above);
    if (map.getLayer(layer.id)) above = layer.id;
  }
}
