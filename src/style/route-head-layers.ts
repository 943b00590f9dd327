import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { RouteProgress } from '../core/route/route-progress.ts';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import type { ColorName, Palette } from './palette.ts';
import { boldLabel } from './type.ts';

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

/** The colour of the route that a head belongs to. */
function colorOfRoute(layers: readonly LayerSpec[], colors: Palette): ExpressionSpecification {
  const pairs = layers
    .filter(({ kind }) => kind === 'route')
    .flatMap(({ id, color }) => [id, colors[color as ColorName]]);
  return ['match', ['get', 'route'], ...pairs, colors.ink] as unknown as ExpressionSpecification;
}

/** A dot where a route is drawn to, with the kilometres so far and a word on what the line is. */
export function routeHeadLayers(
  layers: readonly LayerSpec[],
  colors: Palette,
): LayerSpecification[] {
  if (!layers.some(({ kind }) => kind === 'route')) return [];
  const color = colorOfRoute(layers, colors);
  return [
    {
      id: 'route-head-dots',
      type: 'circle',
      source: headSource,
      paint: {
        'circle-radius': 4.5,
        'circle-color': color,
        'circle-stroke-color': colors.halo,
        'circle-stroke-width': 2,
        'circle-opacity': ['get', 'opacity'],
        'circle-stroke-opacity': ['get', 'opacity'],
      },
    },
    {
      id: 'route-head-labels',
      type: 'symbol',
      source: headSource,
      layout: {
        ...boldLabel(13),
        'text-field': [
          'format',
          ['number-format', ['get', 'km'], { locale: 'en-GB', 'max-fraction-digits': 0 }],
          {},
          ' km\nschematic',
          {},
        ],
        'text-anchor': 'left',
        'text-justify': 'left',
        'text-offset': [0.8, 0.6],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: {
        'text-color': color,
        'text-halo-color': colors.halo,
        'text-halo-width': 1.6,
        'text-opacity': ['get', 'opacity'],
      },
    },
  ];
}
