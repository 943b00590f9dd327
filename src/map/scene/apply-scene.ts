import type {
  FilterSpecification,
  JumpToOptions,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import { groupBy } from '../../core/group-by.ts';
import type { Days } from '../../core/story/scene-spec.ts';
import type { Scene, SceneChange } from '../../core/timeline/scene.ts';
import { annotationGroups, annotationsOf } from '../../style/annotation-layers.ts';
import { routeGradient } from '../../style/kinds/route/route-layers.ts';
import { placeFilter, placeMetadata } from '../../style/place-layers.ts';
import {
  isMark,
  markOpacity,
  radiusOnDays,
  type StoryMetadata,
  shownOnDays,
  shownTicks,
  storyMetadata,
} from '../../style/story-layer.ts';
import { jumpTo } from '../camera/story-camera.ts';
import { unchecked } from '../maplibre/workarounds.ts';

interface ScenePort {
  getLayer(layer: string): unknown;
  jumpTo(options: JumpToOptions): unknown;
  setLayoutProperty(layer: string, name: string, value: unknown, options: Unchecked): unknown;
  setPaintProperty(layer: string, name: string, value: unknown, options: Unchecked): unknown;
  setFilter(layer: string, filter: FilterSpecification, options: Unchecked): unknown;
}

type Unchecked = typeof unchecked;

/** The opacities from which a wide picture covers the relief, and one above all hides names. */
const [minCovering, minHiding] = [0.9, 0.35];

/**
 * Hides names, marks and covered relief by `visibility`, so that they displace no label and request no tile; but
 * shapes, whose tiles MapLibre would make again, by their opacity. Skips layers that the map does not have yet.
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
  const noAnnotations = Object.fromEntries(annotationGroups(style).map((group) => [group, 0]));
  const rasters = style.layers.filter(({ type }) => type === 'raster');
  const isOnMap = ({ id }: { readonly id: string }) => map.getLayer(id);
  const covers = rasters.flatMap((part) => {
    const { layer, covers } = storyMetadata(part) ?? {};
    return layer && covers ? [{ id: part.id, layer, covers }] : [];
  });
  const relief = rasters.filter((layer) => !storyMetadata(layer));
  const ground = style.layers.filter(
    (layer) => (layer.type === 'fill' || layer.type === 'line') && !storyMetadata(layer),
  );
  const covered = [
    [relief, minCovering],
    [style.layers.filter(placeMetadata), minHiding],
    [ground, 1],
  ] as const;
  const hide = ({ id, type, paint }: LayerSpecification, isCovered: boolean) => {
    if (type !== 'fill' && type !== 'line')
      map.setLayoutProperty(id, 'visibility', isCovered ? 'none' : 'visible', unchecked);
    else {
      const { [`${type}-opacity`]: own = 1 } = (paint ?? {}) as Record<string, unknown>;
      map.setPaintProperty(id, `${type}-opacity`, isCovered ? 0 : own, unchecked);
    }
  };
  const painted = new Map<string, number>();
  const paint = ({ id, fullOpacity, leaves }: DrivenLayer, shown: number) => {
    const mark = isMark(fullOpacity);
    const opacity = mark ? markOpacity(shown) : shown;
    const before = painted.get(id);
    if (opacity === before) return;
    painted.set(id, opacity);
    for (const [property, full] of Object.entries(fullOpacity))
      map.setPaintProperty(id, property, full * opacity, unchecked);
    const stays = before !== undefined && before > 0 === opacity > 0;
    if (stays || (!mark && !leaves)) return;
    map.setLayoutProperty(id, 'visibility', opacity > 0 ? 'visible' : 'none', unchecked);
  };
  const partsOf = (id: string) => (driven.get(id) ?? []).filter(isOnMap);

  return ({ opacity, drawn, ...named }, change) => {
    for (const id in { ...change.opacity, ...change.drawn }) {
      const share = drawn[id] ?? 1;
      for (const layer of partsOf(id)) {
        const { gradient, passes, seenFrom } = layer;
        if (id in change.opacity || seenFrom !== undefined)
          paint(layer, share >= (seenFrom ?? 0) ? (opacity[id] ?? 0) : 0);
        if (gradient && id in change.drawn) {
          const line = routeGradient(gradient, share);
          map.setPaintProperty(layer.id, 'line-gradient', line, unchecked);
        }
        if (passes && id in change.drawn)
          map.setFilter(layer.id, shownTicks(id, passes, share), unchecked);
      }
    }
    for (const [layers, from] of covered) {
      const over = covers.filter((part) => layers === relief || part.covers === 'names');
      if (!over.some(({ layer }) => layer in change.opacity)) continue;
      const isCovered = over.some((part) => isOnMap(part) && (opacity[part.layer] ?? 0) >= from);
      for (const layer of layers.filter(isOnMap)) hide(layer, isCovered);
    }
    const annotations = { ...(change.whole && noAnnotations), ...change.annotations };
    for (const [group, shown] of Object.entries(annotations)) {
      for (const layer of partsOf(annotationsOf(group))) paint(layer, shown);
    }
    for (const [id, days] of Object.entries(change.days ?? {})) {
      for (const layer of partsOf(id)) showDays(map, layer, days);
    }
    if (change.quiet || change.names) {
      for (const { id, ...metadata } of places.filter(isOnMap))
        map.setFilter(id, placeFilter(metadata, named), unchecked);
    }
    if (change.camera) jumpTo(map, change.camera);
  };
}

function showDays(map: ScenePort, { id, dated, radius }: DrivenLayer, days: Days): void {
  if (!dated) return;
  map.setFilter(id, shownOnDays(dated, days), unchecked);
  const next = radiusOnDays(radius, dated, days);
  if (next !== radius) map.setPaintProperty(id, 'circle-radius', next, unchecked);
}

type DrivenLayer = StoryMetadata & { readonly id: string; readonly radius?: unknown };

function drivenLayers(style: StyleSpecification): ReadonlyMap<string, readonly DrivenLayer[]> {
  const driven = style.layers.flatMap((part): DrivenLayer[] => {
    const metadata = storyMetadata(part);
    const radius = part.type === 'circle' ? part.paint?.['circle-radius'] : undefined;
    return metadata ? [{ id: part.id, ...metadata, radius }] : [];
  });
  return groupBy(driven, ({ layer }) => layer);
}

/** Applies a scene to a style, so that the map's first frame shows it and the tiles are made only once. */
export function styleAtScene(style: StyleSpecification, scene: Omit<Scene, 'camera'>) {
  const layers = new Map(style.layers.map((layer) => [layer.id, layer]));
  const writeTo = (part: 'paint' | 'layout') => (id: string, name: string, value: unknown) => {
    const layer = layers.get(id);
    if (!layer) return;
    const properties = { ...layer[part], [name]: value };
    layers.set(id, { ...layer, [part]: properties } as LayerSpecification);
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
  applyScene(port, style)(scene, { ...scene, whole: true });
  return { ...style, layers: [...layers.values()] };
}
