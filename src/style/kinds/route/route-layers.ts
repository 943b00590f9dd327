import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { clamp } from '../../../core/numbers.ts';
import type { RouteShares } from '../../../core/route/route-progress.ts';
import type { LayerSpec } from '../../../core/story/layer-spec.ts';
import { lineDashes, type PaintOf } from '../../layer-parts.ts';
import type { LayerColors } from '../../palette.ts';
import { type RouteGradient, storyLayer } from '../../story-layer.ts';

const whole: RouteShares = { fadeTo: 0, leapFrom: 1 };

type Paint = PaintOf<'line'>;

const isLeap: FilterSpecification = ['==', ['get', 'part'], 'leap'];
const isWay: FilterSpecification = [
  'all',
  ['==', ['geometry-type'], 'LineString'],
  ['!=', ['get', 'part'], 'leap'],
];

/** Fine dots: what they join is not a line on the ground. */
const leapPaint: Paint = {
  'line-width': ['interpolate', ['linear'], ['zoom'], 2, 1.6, 4.5, 2.3, 7, 2.6],
  'line-dasharray': [1, 2.5],
};

/** A route that grows along its length: a thin line on a paper-coloured casing; its leap is a row of dots. */
export function routeLayers(
  layer: LayerSpec,
  { color, halo }: LayerColors,
  { fadeTo, leapFrom }: RouteShares = whole,
): LayerSpecification[] {
  const way = { from: 0, to: leapFrom, fadeTo: fadeTo / leapFrom };
  const casing: Paint = { 'line-width': ['interpolate', ['linear'], ['zoom'], 2, 3.8, 7, 5.6] };
  const line: Paint = {
    'line-width': ['interpolate', ['linear'], ['zoom'], 2, 2, 7, 2.8],
    ...lineDashes[layer.dash ?? 'solid'],
  };
  const leap = { color, from: leapFrom, to: 1, fadeTo: 0, whole: true } as const;
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

const clear = 'rgba(0, 0, 0, 0)';

const fadeSteps = 24;

const fainter = (color: string, opacity: number): string =>
  color +
  Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0');

/** The `line-gradient` of a part of a route drawn up to a share of the whole route's length, with a sharp end. */
export function routeGradient(part: RouteGradient, drawn: number): ExpressionSpecification {
  const { color, fadeTo, from, to } = part;
  const share = clamp((drawn - from) / (to - from), 0, 1);
  if (share === 0) return along(clear, [1, clear]);
  if (part.whole) return along(fainter(color, Math.min(1, share * 4)), [1, color]);
  const fade = Array.from({ length: fadeTo > 0 ? fadeSteps : 0 }, (_, i): [number, string] => [
    (fadeTo * i) / fadeSteps,
    fainter(color, (i + 0.5) / fadeSteps),
  ]);
  const [first, ...later] = [...fade, [fadeTo, color] as const];
  const stops = later.filter(([at]) => at < share).flat();
  if (share < 1) stops.push(share, clear);
  return along(first?.[1] ?? color, stops.length > 0 ? stops : [1, color]);
}

function along(first: string, stops: readonly (number | string)[]): ExpressionSpecification {
  return ['step', ['line-progress'], first, ...stops] as unknown as ExpressionSpecification;
}
