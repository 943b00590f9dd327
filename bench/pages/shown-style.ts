import type { StyleSpecification } from 'maplibre-gl';
import { drivenLayers } from '../../src/map/driven-layers.ts';

/** A style of the story with some of its layers shown whole, as the style itself says. */
export function shownStyle(
  style: StyleSpecification,
  shown: readonly string[],
): StyleSpecification {
  const driven = drivenLayers(style);
  const full = new Map(
    shown.flatMap((id) =>
      (driven[id] ?? []).map((layer) => [layer.id, layer.fullOpacity] as const),
    ),
  );
  const layers = style.layers.map((layer) => ({
    ...layer,
    paint: { ...layer.paint, ...full.get(layer.id) },
  }));
  return { ...style, layers: layers as StyleSpecification['layers'] };
}
