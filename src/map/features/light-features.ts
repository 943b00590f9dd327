import type { Map as MapLibreMap } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { kindOf } from '../../kinds/kinds.ts';

/** All that lighting up features needs of the map. */
export type HighlightPort = Pick<MapLibreMap, 'getLayer' | 'setFilter'>;

/** Lights up the features of these dates in a layer whose kind can, and no others. */
export function lightFeatures(
  map: HighlightPort,
  layer: LayerSpec,
  dates: readonly string[],
): void {
  const { lit } = kindOf(layer);
  const id = lit?.layer(layer.id);
  if (lit && id && map.getLayer(id)) map.setFilter(id, lit.filter(dates), { validate: false });
}
