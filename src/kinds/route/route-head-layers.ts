import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Route } from '../../core/route/route.ts';
import type { RouteProgress } from '../../core/route/route-progress.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { bold } from '../../style/label-text.ts';
import type { LayerColors } from '../../style/layer-colors.ts';
import type { MarkWords } from '../kind.ts';

/** The source that holds the heads of the routes, one point each. */
export const headSource = 'route-heads';

/** The head of a route that is being drawn. */
export interface RouteHead extends RouteProgress {
  readonly route: string;
  readonly opacity: number;
}

/** The heads as the source wants them. */
export function routeHeadData(heads: readonly RouteHead[]): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: heads.map(({ route, opacity, km, head: [lng, lat] }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lng, lat] },
      properties: { route, opacity, km: Math.round(km) },
    })),
  };
}

/**
 * Whether the words at a route's head stand to the left of it: on that side of its course to which the
 * line is moved, so that the words of two routes that share the way do not lie on one another.
 */
function isLeftOfHead({ side }: LayerSpec, { line }: Pick<Route, 'line'>): boolean {
  const [from, to] = [line[0], line.at(-1)];
  if (!side || !from || !to) return false;
  const isSouthward = to[1] < from[1];
  return (side === 'right') === isSouthward;
}

/**
 * A dot where a route is drawn to, with the kilometres so far and a word on what the line is, which give
 * way to the names that must stand.
 */
export function routeHeadLayers(
  layer: LayerSpec,
  colors: LayerColors,
  words: MarkWords,
  route: Pick<Route, 'line'> = { line: [] },
): LayerSpecification[] {
  const left = isLeftOfHead(layer, route);
  const filter: FilterSpecification = ['==', ['get', 'route'], layer.id];
  return [
    {
      id: `${layer.id}-head-dot`,
      type: 'circle',
      source: headSource,
      filter,
      paint: {
        'circle-radius': 4.5,
        'circle-color': colors.color,
        'circle-stroke-color': colors.halo,
        'circle-stroke-width': 2,
        'circle-opacity': ['get', 'opacity'],
        'circle-stroke-opacity': ['get', 'opacity'],
      },
    },
    {
      id: `${layer.id}-head-label`,
      type: 'symbol',
      source: headSource,
      filter,
      layout: {
        ...bold,
        'text-size': ['interpolate', ['linear'], ['zoom'], 2, 11, 5, 13],
        'text-field': distanceText(layer, words),
        'text-anchor': left ? 'right' : 'left',
        'text-justify': left ? 'right' : 'left',
        'text-offset': [left ? -0.8 : 0.8, 0],
        'text-padding': 0,
      },
      paint: {
        'text-color': colors.color,
        'text-halo-color': colors.halo,
        'text-halo-width': 1.6,
        'text-opacity': ['get', 'opacity'],
      },
    },
  ];
}

const distanceText = (
  { schematic }: LayerSpec,
  { locale, marks }: MarkWords,
): ExpressionSpecification => [
  'format',
  ['number-format', ['get', 'km'], { locale, 'max-fraction-digits': 0 }],
  {},
  ` ${marks.km}${schematic ? `\n${marks.schematic}` : ''}`,
  {},
];
