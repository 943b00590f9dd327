import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
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

/** A dot where a route is drawn to, with the kilometres so far and a word on what the line is. */
export function routeHeadLayers(
  layer: LayerSpec,
  colors: LayerColors,
  words: MarkWords,
): LayerSpecification[] {
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
        'text-size': 13,
        'text-field': distanceText(layer, words),
        'text-anchor': 'left',
        'text-justify': 'left',
        'text-offset': [0.8, 0.6],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
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
