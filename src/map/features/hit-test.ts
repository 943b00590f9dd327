import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { nearestShare } from '../../core/route/nearest-share.ts';
import type { Route } from '../../core/route/route.ts';
import type { Scene } from '../../core/timeline/scene.ts';
import { storyMetadata } from '../../style/story-layer.ts';
import { sourceOf } from '../style/map-style.ts';

/** All that finding features needs of the map. */
export type HitPort = Pick<MapLibreMap, 'queryRenderedFeatures' | 'getLayer' | 'unproject'>;

/** A feature of the story under the pointer, by its layer's id and its name in the file. */
export interface FeatureHit {
  readonly layer: string;
  readonly name: string;
}

/** How near to a feature the pointer counts as over it, in CSS pixels. */
const reach = 4;

/**
 * Returns a function that finds the features of the story that a scene shows at a point of the map, the
 * uppermost first. Features of hidden layers, and the part of a route that is not drawn yet, are not found.
 */
export function hitTest(
  map: HitPort,
  style: StyleSpecification,
  routes: Readonly<Record<string, Pick<Route, 'line'>>>,
): (
  point: readonly [x: number, y: number],
  scene: Pick<Scene, 'opacity' | 'drawn'>,
) => readonly FeatureHit[] {
  const shapes = style.layers.flatMap((part) => {
    const layer = storyMetadata(part)?.layer;
    return layer !== undefined && layer === sourceOf(part) ? [{ id: part.id, layer }] : [];
  });
  const isDrawn = (layer: string, share: number, [x, y]: readonly [number, number]) => {
    const line = routes[layer]?.line;
    if (!line || share >= 1) return true;
    const { lng, lat } = map.unproject([x, y]);
    return nearestShare(line, [lng, lat]) <= share;
  };
  return ([x, y], { opacity, drawn }) => {
    const seen = shapes
      .filter(({ id, layer }) => (opacity[layer] ?? 0) > 0 && map.getLayer(id))
      .map(({ id }) => id);
    if (seen.length === 0) return [];
    const found = map.queryRenderedFeatures(
      [
        [x - reach, y - reach],
        [x + reach, y + reach],
      ],
      { layers: seen },
    );
    const hits = found
      .map(({ source, properties }) => ({ layer: source, name: String(properties.name) }))
      .filter(({ layer }) => isDrawn(layer, drawn[layer] ?? 1, [x, y]));
    return [...new Map(hits.map((hit) => [`${hit.layer}/${hit.name}`, hit])).values()];
  };
}
