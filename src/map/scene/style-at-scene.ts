import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Scene } from '../../core/timeline/scene.ts';
import { applyScene, type ScenePort } from './apply-scene.ts';

/**
 * A style with a scene's layers and routes already written into it, so that the map's first frame
 * shows them and its tiles are made once.
 */
export function styleAtScene(
  style: StyleSpecification,
  scene: Omit<Scene, 'camera'>,
): StyleSpecification {
  const layers = new Map(style.layers.map((layer) => [layer.id, layer]));
  const writeTo = (part: 'paint' | 'layout') => (id: string, name: string, value: unknown) => {
    const layer = layers.get(id);
    if (!layer) return;
    const written = { ...layer[part], [name]: value };
    layers.set(id, { ...layer, [part]: written } as LayerSpecification);
  };
  const port: ScenePort = {
    getLayer: (id) => layers.get(id),
    jumpTo: () => undefined,
    setPaintProperty: writeTo('paint'),
    setLayoutProperty: writeTo('layout'),
    setFilter(id, filter) {
      const layer = layers.get(id);
      if (layer) layers.set(id, { ...layer, filter } as LayerSpecification);
    },
  };
  applyScene(port, style)(scene, scene);
  return { ...style, layers: [...layers.values()] };
}
