import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { RouteShares } from '../../../core/route/route-shares.ts';
import type { LayerSpec } from '../../../core/story/layer-spec.ts';
import type { LayerColors } from '../../layer-colors.ts';
import type { PaintOf } from '../../layer-parts.ts';
import { lineDashes } from '../../line-dashes.ts';
import { type RouteGradient, routeGradient } from '../../route-gradient.ts';
import { storyLayer } from '../../story-layer.ts';

const sideOffset = { left: -1, right: 1 } as const;

const whole: RouteShares = { fadeTo: 0, leapFrom: 1 };

type Paint = PaintOf<'line'>;

const isLeap: FilterSpecification = ['==', ['get', 'part'], 'leap'];
const isWay: FilterSpecification = [
  'all',
  ['==', ['geometry-type'], 'LineString'],
  ['!=', ['get', 'part'], 'leap'],
];

/** Fine dots: what they join is no line on the ground. */
const leapPaint: Paint = {
  'line-width': ['interpolate', ['linear'], ['zoom'], 2, 1.4, 7, 2],
  'line-dasharray': [1, 2],
};

/**
 * A route that grows along its length. Its way is a thin line on a paper-coloured casing, kept to
 * one side where two routes share it; its leap is a row of dots.
 */
export function routeLayers(
  layer: LayerSpec,
  { color, halo }: LayerColors,
  { fadeTo, leapFrom }: RouteShares = whole,
): LayerSpecification[] {
  const way = { from: 0, to: leapFrom, fadeTo: fadeTo / leapFrom };
  const offset = layer.side ? sideOffset[layer.side] : 0;
  const beside: Paint = {
    'line-offset': ['interpolate', ['linear'], ['zoom'], 2, 1.9 * offset, 7, 3.4 * offset],
  };
  const casing: Paint = {
    ...beside,
    'line-width': ['interpolate', ['linear'], ['zoom'], 2, 3.8, 7, 5.6],
  };
  const line: Paint = {
    ...beside,
    'line-width': ['interpolate', ['linear'], ['zoom'], 2, 2, 7, 2.8],
    ...lineDashes[layer.dash ?? 'solid'],
  };
  const leap = { color, from: leapFrom, to: 1, fadeTo: 0 };
  return [
    part(layer.id, 'casing', isWay, casing, { ...way, color: halo }, 0.9),
    part(layer.id, 'line', isWay, line, { ...way, color }),
    ...(leapFrom < 1 ? [part(layer.id, 'leap', isLeap, leapPaint, leap)] : []),
  ];
}

function part(
  layer: string,
  name: string,
  filter: FilterSpecification,
  paint: Paint,
  gradient: RouteGradient,
  opacity = 1,
): LayerSpecification {
  return storyLayer(
    {
      id: `${layer}-${name}`,
      type: 'line',
      source: layer,
      filter,
      layout: { 'line-join': 'round' },
      paint: { ...paint, 'line-gradient': routeGradient(gradient, 1) },
    },
    { layer, fullOpacity: { 'line-opacity': opacity }, gradient },
  );
}
