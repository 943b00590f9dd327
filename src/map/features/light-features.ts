import type { Map as MapLibreMap } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { kindOf } from '../../style/kinds/kinds.ts';

/** All that lighting up features needs of the map. */
type LightPort = Pick<MapLibreMap, 'getContainer' | 'getLayer' | 'setFilter'>;

/** The features that are lit up on the map: those of some days. */
interface FeatureLights {
  /** Lights up the features of these days, in layers whose kind can, and no others. */
  readonly light: (dates: readonly string[]) => void;
  /** Lights up again what a new style has forgotten. */
  readonly restyle: () => void;
}

/** Lights up nothing at first; `data-lit` of the map's element says of which days features are lit. */
export function lightFeatures(
  map: LightPort,
  layers: readonly LayerSpec[],
  onLit: (dates: readonly string[]) => void,
): FeatureLights {
  let lit: readonly string[] = [];
  const restyle = () => {
    for (const layer of layers) {
      const own = kindOf(layer).lit;
      const id = own?.layer(layer.id);
      if (own && id && map.getLayer(id)) map.setFilter(id, own.filter(lit), { validate: false });
    }
  };
  return {
    light(dates) {
      if (String(dates) === String(lit)) return;
      lit = dates;
      map.getContainer().dataset.lit = dates.join(' ');
      restyle();
      onLit(dates);
    },
    restyle,
  };
}
