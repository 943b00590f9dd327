import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Route } from '../../../core/route/route.ts';
import type { RouteProgress } from '../../../core/route/route-progress.ts';
import type { FollowSpec } from '../../../core/story/scene-spec.ts';
import { lengthUnit, readableLength } from '../../../words/formats.ts';
import { bold, byZoom, haloed, type PaintOf } from '../../layer-parts.ts';
import type { LayerColors } from '../../palette.ts';
import type { MarkWords } from '../kind.ts';
import type { RouteLayer } from './route-layers.ts';

export const headSource = 'route-heads';

export interface RouteHead extends RouteProgress {
  readonly route: string;
  readonly opacity: number;
  /** Set on a passage that follows the head and on which the page counts the kilometres. */
  readonly follow?: FollowSpec | undefined;
  /** True on a leap, where the head has no text on a passage. */
  readonly leaps?: boolean;
}

/** If the lengths of heads differ by no more than this, in kilometres, only the last head shows its length. */
const asFar = 2;

/** Returns the data of {@link headSource}. */
export const routeHeadData = (
  heads: readonly RouteHead[],
): GeoJSON.FeatureCollection<GeoJSON.Point> => ({
  type: 'FeatureCollection',
  features: heads.map(({ route, opacity, km, head, follow, leaps = false }, i) => {
    const last = heads.slice(i + 1).every((other) => Math.abs(other.km - km) > asFar);
    return {
      type: 'Feature',
      properties: {
        route,
        opacity,
        km: readableLength(km),
        told: last && !(follow && leaps),
        followed: !!follow && !leaps,
      },
      geometry: { type: 'Point', coordinates: [...head] },
    };
  }),
});

const headText = ({ halo }: LayerColors, color: string): PaintOf<'symbol'> => ({
  ...haloed(color, halo),
  'text-opacity': ['get', 'opacity'],
});

/** Draws a dot at the head of a route, with its length so far, and a note if it is schematic. */
export function routeHeadLayers(
  layer: RouteLayer,
  colors: LayerColors,
  words: MarkWords,
  { line }: Pick<Route, 'line'> = { line: [] },
): LayerSpecification[] {
  const filter: ExpressionSpecification = ['==', ['get', 'route'], layer.id];
  // The label is beside the course and above it, so that no line crosses the label.
  const [fromLng, fromLat] = line[0] ?? [0, 0];
  const [toLng, toLat] = line.at(-1) ?? [0, 0];
  const isLeft = (toLng - fromLng) * (toLat - fromLat) > 0;
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
        'text-size': byZoom(2, 11, 5, 13),
        'text-field': distanceText(layer, words),
        'text-anchor': isLeft ? 'bottom-right' : 'bottom-left',
        'text-justify': isLeft ? 'right' : 'left',
        'text-offset': [isLeft ? -0.5 : 0.5, -0.3],
        'text-padding': 0,
      },
      paint: headText(colors, colors.color),
    },
  ];
}

function distanceText(
  { schematic }: RouteLayer,
  { locale, marks }: MarkWords,
): ExpressionSpecification {
  const { unit, km, below, finer, times } = lengthUnit(locale);
  const far: ExpressionSpecification = ['/', ['get', 'km'], km];
  const isShort: ExpressionSpecification = ['all', ['>', far, 0], ['<', far, below]];
  const fraction: ExpressionSpecification = ['case', ['<', far, 10], 1, 0];
  const units: ExpressionSpecification = ['case', isShort, finer, unit];
  const format = { locale, unit: units, 'max-fraction-digits': fraction };
  const short: ExpressionSpecification = ['*', far, times];
  const step: ExpressionSpecification = ['case', ['<', short, 1000], 10, 100];
  return [
    'case',
    ['get', 'followed'],
    schematic ? marks.schematic : '',
    ['get', 'told'],
    [
      'format',
      ['number-format', ['case', isShort, ['*', step, ['round', ['/', short, step]]], far], format],
      {},
      schematic ? `\n${marks.schematic}` : '',
      {},
    ],
    '',
  ];
}
