import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { clamp } from '../core/numbers.ts';

/** The properties that are lengths on the screen. */
const lengths: ReadonlySet<string> = new Set([
  'text-size',
  'text-halo-width',
  'icon-size',
  'line-width',
  'circle-radius',
  'circle-stroke-width',
]);

/** Between which widths of the map, in CSS pixels, everything on it grows, and up to which factor. */
const grows = { from: 1440, to: 2560, most: 1.3 } as const;

/** The factor by which lines, names and symbols grow on a map of a width: a reader of a large screen sits farther away. */
export function enlargement(width: number): number {
  const share = (width - grows.from) / (grows.to - grows.from);
  return 1 + (grows.most - 1) * clamp(share, 0, 1);
}

export function enlarged(style: StyleSpecification, factor: number): StyleSpecification {
  if (factor === 1) return style;
  return { ...style, layers: style.layers.map((layer) => enlargedLayer(layer, factor)) };
}

function enlargedLayer(layer: LayerSpecification, factor: number): LayerSpecification {
  const grown = (properties: object = {}) =>
    Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [
        name,
        lengths.has(name) ? times(value, factor) : value,
      ]),
    );
  const layout = { ...grown(layer.layout) };
  if (layer.type === 'symbol' && layer.layout?.['icon-image']) layout['icon-size'] ??= factor;
  return { ...layer, layout, paint: grown(layer.paint) } as LayerSpecification;
}

/** An expression of the zoom must stay outermost, so its outputs grow. */
function times(value: unknown, factor: number): unknown {
  if (typeof value === 'number') return value * factor;
  if (!Array.isArray(value)) return value;
  const [operator, ...rest] = value;
  if (operator === 'interpolate') {
    const [curve, input, ...stops] = rest;
    const grown = stops.map((stop, index) => (index % 2 === 1 ? times(stop, factor) : stop));
    return [operator, curve, input, ...grown];
  }
  return ['*', factor, value];
}
