import type { FilterSpecification, JumpToOptions, StyleSpecification } from 'maplibre-gl';
import type { SceneChange } from '../../core/timeline/diff-scene.ts';
import { markOpacity } from '../../style/mark-opacity.ts';
import { placeSource } from '../../style/place-layers.ts';
import { quietFilter } from '../../style/quiet-filter.ts';
import { routeGradient } from '../../style/route-gradient.ts';
import { drivenLayers } from './driven-layers.ts';

/** All that writing a scene needs of the map. */
export interface ScenePort {
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
 * Writes changes of the scene to a map that shows `style`: the camera by `jumpTo`, opacities and
 * route drawing by paint properties, and nothing for what did not change. What is not seen is taken
 * out altogether, so that no tiles are made for it and it keeps no label away, and so is a quiet place.
 */
export function applyScene(
  map: ScenePort,
  style: StyleSpecification,
): (change: SceneChange, options: { readonly camera: boolean }) => void {
  const driven = drivenLayers(style);
  const now: Record<string, number> = {};
  const drawn: Record<string, number> = {};

  const written = new Map<string, number>();

  const paintOpacity = (id: string) => {
    const shown = now[id] ?? 0;
    for (const layer of driven[id] ?? []) {
      const marks = 'text-opacity' in layer.fullOpacity || 'icon-opacity' in layer.fullOpacity;
      const seen = (drawn[id] ?? 1) >= (layer.seenFrom ?? 0) ? shown : 0;
      const opacity = marks ? markOpacity(seen) : seen;
      if (written.get(layer.id) === opacity) continue;
      written.set(layer.id, opacity);
      for (const [property, full] of Object.entries(layer.fullOpacity)) {
        map.setPaintProperty(layer.id, property, full * opacity, unchecked);
      }
      const visibility = opacity > 0 ? 'visible' : 'none';
      map.setLayoutProperty(layer.id, 'visibility', visibility, unchecked);
    }
  };
  const paintDrawn = (id: string, share: number) => {
    for (const { id: styleLayer, gradient } of driven[id] ?? []) {
      if (!gradient) continue;
      map.setPaintProperty(styleLayer, 'line-gradient', routeGradient(gradient, share), unchecked);
    }
  };
  const places = placeFilters(style);
  const leaveOut = (names: readonly string[]) => {
    for (const [id, filter] of places) map.setFilter(id, quietFilter(filter, names), unchecked);
  };

  return (change, options) => {
    Object.assign(now, change.opacity);
    Object.assign(drawn, change.drawn);
    for (const id in { ...change.opacity, ...change.drawn }) paintOpacity(id);
    for (const [id, share] of Object.entries(change.drawn)) paintDrawn(id, share);
    if (change.quiet) leaveOut(change.quiet);
    if (change.camera && options.camera) {
      map.jumpTo({ ...change.camera, center: pair(change.camera.center) });
    }
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
