import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { sourceOf } from './loaded-style.ts';

/** Adds a source's layers to a map that lacks them, each where the style has it. */
export function addSourceLayers(
  map: Pick<MapLibreMap, 'addLayer' | 'getLayer'>,
  { layers }: StyleSpecification,
  source: string,
): void {
  let above: string | undefined;
  for (const layer of [...layers].reverse()) {
    if (sourceOf(layer) === source) map.addLayer(layer, above);
    if (map.getLayer(layer.id)) above = layer.id;
  }
}
