import type { LayerSpecification } from 'maplibre-gl';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import { radiusOnDays, shownOnDays, storyMetadata } from '../../style/story-layer.ts';
import type { ThemedLayer } from './drawing.ts';

/** A layer of the style as it shows the days that a scene names. */
export function onDays({ light, dark }: ThemedLayer, days: SceneSpec['days'] = {}): ThemedLayer {
  const shown = (layer: LayerSpecification): LayerSpecification => {
    const { dated, layer: of = '' } = storyMetadata(layer) ?? {};
    const then = days[of];
    if (!dated || !then || layer.type !== 'circle') return layer;
    const radius = radiusOnDays(layer.paint?.['circle-radius'], dated, then);
    const paint = { ...layer.paint, 'circle-radius': radius } as NonNullable<typeof layer.paint>;
    return { ...layer, filter: shownOnDays(dated, then), paint };
  };
  return { light: shown(light), dark: shown(dark) };
}
