import type { FilterSpecification, JumpToOptions, StyleSpecification } from 'maplibre-gl';
import type { Days } from '../../core/story/scene-spec.ts';
import type { Scene, SceneChange } from '../../core/timeline/scene.ts';
import { annotationsOf } from '../../style/annotation-layers.ts';
import { routeGradient } from '../../style/kinds/route/route-layers.ts';
import { placeFilter, placeMetadata } from '../../style/place-layers.ts';
import { markOpacity, radiusOnDays, shownOnDays } from '../../style/story-layer.ts';
import { jumpTo } from '../camera/map-camera.ts';
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

/**
 * Returns a function that writes a scene to a map that shows `style`: of all of it, what has changed. The
 * camera goes by `jumpTo`, opacities and route drawing by paint properties. What is not seen is taken out
 * altogether, so that no tiles are made for it and it keeps no label away, and so is a quiet place.
 * Layers that the map does not have yet are passed over: they are added as the scene then has them.
 */
export function applyScene(
  map: ScenePort,
  style: StyleSpecification,
): (scene: Omit<Scene, 'camera' | 'annotations'>, change: SceneChange) => void {
  const driven = drivenLayers(style);
  const places = style.layers.flatMap((layer) => {
    const metadata = placeMetadata(layer);
    return metadata ? [{ id: layer.id, ...metadata }] : [];
  });
  const partsOf = (id: string) => (driven[id] ?? []).filter((layer) => map.getLayer(layer.id));

  return ({ opacity, drawn, ...named }, change) => {
    for (const id in { ...change.opacity, ...change.drawn }) {
      const share = drawn[id] ?? 1;
      for (const layer of partsOf(id)) {
        const { gradient, seenFrom } = layer;
        if (id in change.opacity || seenFrom !== undefined) {
          paintOpacity(map, layer, share >= (seenFrom ?? 0) ? (opacity[id] ?? 0) : 0);
        }
        if (gradient && id in change.drawn) {
          const line = routeGradient(gradient, share);
          map.setPaintProperty(layer.id, 'line-gradient', line, unchecked);
        }
      }
    }
    for (const [group, shown] of Object.entries(change.annotations ?? {})) {
      for (const layer of partsOf(annotationsOf(group))) paintOpacity(map, layer, shown);
    }
    for (const [id, days] of Object.entries(change.days ?? {})) {
      for (const layer of partsOf(id)) showDays(map, layer, days);
    }
    if (change.quiet || change.names) {
      for (const { id, kinds, part } of places) {
        if (map.getLayer(id)) map.setFilter(id, placeFilter(kinds, part, named), unchecked);
      }
    }
    if (change.camera) jumpTo(map, change.camera);
  };
}

function paintOpacity(map: ScenePort, { id, fullOpacity }: DrivenLayer, shown: number): void {
  const isMark = 'text-opacity' in fullOpacity || 'icon-opacity' in fullOpacity;
  const opacity = isMark ? markOpacity(shown) : shown;
  for (const [property, full] of Object.entries(fullOpacity)) {
    map.setPaintProperty(id, property, full * opacity, unchecked);
  }
  map.setLayoutProperty(id, 'visibility', opacity > 0 ? 'visible' : 'none', unchecked);
}

function showDays(map: ScenePort, { id, dated, radius }: DrivenLayer, days: Days): void {
  if (!dated) return;
  map.setFilter(id, shownOnDays(dated, days), unchecked);
  const next = radiusOnDays(radius, dated, days);
  if (next !== radius) map.setPaintProperty(id, 'circle-radius', next, unchecked);
}
