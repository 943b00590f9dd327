import {
  type Color,
  type Formatted,
  featureFilter,
  normalizePropertyExpression,
  type StylePropertySpecification,
  v8,
} from '@maplibre/maplibre-gl-style-spec';
import type { Feature, Geometry } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import { getOrMake } from '../core/get-or-make.ts';

export type StyleValues = ReturnType<typeof styleValues>;

const specifications = v8 as unknown as Readonly<
  Record<string, Readonly<Record<string, StylePropertySpecification>>>
>;

const typeOf = ({ type }: Geometry) =>
  type.replace('Multi', '') as 'Point' | 'LineString' | 'Polygon';

export function styleValues(layer: LayerSpecification, zoom: number) {
  const { filter, expression } = getOrMake(parsed, layer, () => parseLayer(layer));
  const asTile = (feature?: Feature) => ({
    type: feature ? typeOf(feature.geometry) : ('Unknown' as const),
    properties: feature?.properties ?? {},
  });
  const value = (name: string, feature?: Feature): unknown =>
    expression(name)?.evaluate({ zoom }, asTile(feature), {}, undefined, []);
  return {
    draws: (feature: Feature): boolean => filter.filter({ zoom }, asTile(feature)),
    number: (name: string, feature?: Feature) => Number(value(name, feature) ?? 0),
    numbers: (name: string, feature?: Feature) =>
      value(name, feature) as readonly number[] | undefined,
    word: (name: string, feature?: Feature) => String(value(name, feature) ?? ''),
    color: (name: string, feature?: Feature) => hexColor(value(name, feature) as Color),
    formatted: (name: string, feature: Feature) => (value(name, feature) as Formatted).sections,
  };
}

/** Caches parsed layers: parsing takes longer than evaluating, and many stills evaluate the same layers. */
const parsed = new WeakMap<LayerSpecification, ReturnType<typeof parseLayer>>();

function parseLayer(layer: LayerSpecification) {
  const values: Readonly<Record<string, unknown>> = { ...layer.layout, ...layer.paint };
  const parse = (name: string) => {
    const specification =
      specifications[`paint_${layer.type}`]?.[name] ??
      specifications[`layout_${layer.type}`]?.[name];
    if (!specification) throw new Error(`A ${layer.type} layer has no "${name}".`);
    const raw = values[name] ?? specification.default;
    if (raw === undefined) return undefined;
    return normalizePropertyExpression(raw as never, name, specification);
  };
  const expressions = new Map<string, ReturnType<typeof parse>>();
  return {
    filter: featureFilter('filter' in layer ? layer.filter : undefined, 'filter'),
    expression: (name: string) => getOrMake(expressions, name, () => parse(name)),
  };
}

function hexColor({ r, g, b, a }: Color): string | undefined {
  if (a === 0) return undefined;
  const parts = [r, g, b].map((part) => Math.round((part / a) * 255));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
