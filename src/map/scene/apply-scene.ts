import type { FilterSpecification, JumpToOptions, StyleSpecification } from 'maplibre-gl';
import type { SceneChange } from '../../core/timeline/diff-scene.ts';
import type { Scene } from '../../core/timeline/scene.ts';
import { markOpacity } from '../../style/mark-opacity.ts';
import { placeSource } from '../../style/place-layers.ts';
import { quietFilter } from '../../style/quiet-filter.ts';
import { routeGradient } from '../../style/route-gradient.ts';
import { type DrivenLayer, drivenLayers } from './driven-layers.ts';

/** All that writing a scene needs of the map. */
export interface ScenePort {
  getLayer(layer: string): unknown;
  jumpTo(options: JumpToOptions): unknown;
  setLayoutProperty(
    layer: string,
    name: string,
    value: unknown,
    options: { validate: boolean },
  ): unknown;
  setPaintProperty(
    layer: string,
    name: string,
    value: unknown,
    options: { validate: boolean },
  ): unknown;
  setFilter(layer: string, filter: FilterSpecification, options: { validate: boolean }): unknown;
}

const unchecked = { validate: false } as const;

/** MapLibre takes a center it may keep; ours is readonly. */
const pair = ([lng, lat]: readonly [number, number]): [number, number] => [lng, lat];

/**
 * Makes what writes a scene to a map that shows `style`: of all of it, what has changed. The camera goes
 * by `jumpTo`, opacities and route drawing by paint properties. What is not seen is taken out
 * altogether, so that no tiles are made for it and it keeps no label away, and so is a quiet place.
 * Layers that the map does not have yet are passed over: they are added as the scene then has them.
 */
export function applyScene(
  map: ScenePort,
  style: StyleSpecification,
): (scene: Pick<Scene, 'opacity' | 'drawn'>, change: SceneChange) => void {
  const driven = drivenLayers(style);
  const places = placeFilters(style);

  const paintOpacity = ({ id, fullOpacity }: DrivenLayer, shown: number) => {
    const isMark = 'text-opacity' in fullOpacity || 'icon-opacity' in fullOpacity;
    const opacity = isMark ? markOpacity(shown) : shown;
    for (const [property, full] of Object.entries(fullOpacity)) {
      map.setPaintProperty(id, property, full * opacity, unchecked);
    }
    map.setLayoutProperty(id, 'visibility', opacity > 0 ? 'visible' : 'none', unchecked);
  };
  return ({ opacity, drawn }, change) => {
    for (const id in { ...change.opacity, ...change.drawn }) {
      const share = drawn[id] ?? 1;
      for (const layer of driven[id] ?? []) {
        if (!map.getLayer(layer.id)) continue;
        const { gradient, seenFrom } = layer;
        if (id in change.opacity || seenFrom !== undefined) {
          paintOpacity(layer, share >= (seenFrom ?? 0) ? (opacity[id] ?? 0) : 0);
        }
        if (gradient && id in change.drawn) {
          const line = routeGradient(gradient, share);
          map.setPaintProperty(layer.id, 'line-gradient', line, unchecked);
        }
      }
    }
    if (change.quiet) {
      for (const [id, filter] of places) {
        if (map.getLayer(id)) map.setFilter(id, quietFilter(filter, change.quiet), unchecked);
      }
    }
    if (change.camera) map.jumpTo({ ...change.camera, center: pair(change.camera.center) });
  };
}

/** The filter of each layer of names of places. */
function placeFilters({ layers }: StyleSpecification): [id: string, filter: FilterSpecification][] {
  return layers.flatMap((layer): [string, FilterSpecification][] =>
    'filter' in layer && layer.filter && 'source' in layer && layer.source === placeSource
      ? [[layer.id, layer.filter]]
      : [],
  );
}
