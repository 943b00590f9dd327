import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import type { Route } from '../../../core/route/route.ts';
import {
  type RouteProgress,
  routeProgress,
  routeShares,
} from '../../../core/route/route-progress.ts';
import type { LayerSpec } from '../../../core/story/layer-spec.ts';
import { bold } from '../../layer-parts.ts';
import type { LayerColors } from '../../palette.ts';
import { storyLayer } from '../../story-layer.ts';
import type { MarkWords } from '../kind.ts';

/** The source of the chevrons along the routes, as points. */
export const chevronSource = 'route-chevrons';

interface ChevronProperties {
  readonly layer: string;
  /** In degrees clockwise from north. */
  readonly bearing: number;
}

/** The name of the image of a route's chevron, which points up. */
export const chevronImage = (layer: string): string => `chevron-${layer}`;

/** The offset of a route on one side, in CSS pixels at zoom 4. */
const sideOffset = { left: -2.5, right: 2.5 } as const;

/** Chevrons that show the direction of a route that is drawn to its end. They give way to every label. */
export function chevronLayer(layer: LayerSpec): LayerSpecification {
  const offset = layer.side ? sideOffset[layer.side] : 0;
  return storyLayer(
    {
      id: `${layer.id}-chevrons`,
      type: 'symbol',
      source: chevronSource,
      filter: ['==', ['get', 'layer'], layer.id],
      layout: {
        'icon-image': chevronImage(layer.id),
        'icon-rotate': ['get', 'bearing'],
        'icon-rotation-alignment': 'map',
        'icon-offset': [offset, 0],
        'icon-padding': 0,
      },
    },
    { layer: layer.id, fullOpacity: { 'icon-opacity': 1 }, seenFrom: 1 },
  );
}

/** How many chevrons a route has at most. */
const count = 7;

/** The least distance from a chevron to the leap, as a share of the route. */
const clear = 0.03;

/**
 * The chevrons of the routes: evenly along each, those of a route on the left halfway between those of one on the
 * right, none where the line fades in and none on its leap.
 */
export function chevronData(
  layers: readonly LayerSpec[],
  routes: Readonly<Record<string, Route>>,
): GeoJSON.FeatureCollection<GeoJSON.Point, ChevronProperties> {
  const features = layers.flatMap((layer) => {
    const route = routes[layer.id];
    if (!route) return [];
    const { fadeTo, leapFrom } = routeShares(layer, route);
    const first = layer.side === 'left' ? 0.75 : 0.25;
    const at = routeProgress(route);
    return Array.from({ length: count }, (_, i) => (i + first) / count)
      .filter((share) => share > fadeTo && (leapFrom === 1 || share < leapFrom - clear))
      .map((share) => {
        const { head, bearing } = at(share);
        return {
          type: 'Feature' as const,
          geometry: { type: 'Point' as const, coordinates: [...head] },
          properties: { layer: layer.id, bearing },
        };
      });
  });
  return { type: 'FeatureCollection', features };
}

/** The source of the heads of the routes, as points. */
export const headSource = 'route-heads';

/** The head of a route that is being drawn. */
export interface RouteHead extends RouteProgress {
  readonly route: string;
  readonly opacity: number;
}

/** Of heads within so many kilometres of each other's length, one alone shows it. */
const asFar = 2;

/** The data of that source. Of several heads with the same length the last shows it. */
export function routeHeadData(heads: readonly RouteHead[]): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: heads.map(({ route, opacity, km, head: [lng, lat] }, i) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lng, lat] },
      properties: {
        route,
        opacity,
        km: Math.round(km),
        told: heads.slice(i + 1).every((other) => Math.abs(other.km - km) > asFar),
      },
    })),
  };
}

/**
 * Where the label of a head is: beside the course, so that no line runs through it, and on the side to which the
 * line is offset, so that the labels of two routes that share the way do not overlap.
 */
function besideHead(
  { side }: LayerSpec,
  { line }: Pick<Route, 'line'>,
): NonNullable<SymbolLayerSpecification['layout']> {
  const [fromLng, fromLat] = line[0] ?? [0, 0];
  const [toLng, toLat] = line.at(-1) ?? [0, 0];
  const isSouthward = toLat < fromLat;
  const isLeft = side !== undefined && (side === 'right') === isSouthward;
  const isRising = (toLng - fromLng) * (toLat - fromLat) > 0;
  const isBelow = isLeft !== isRising;
  return {
    'text-anchor': `${isBelow ? 'top' : 'bottom'}-${isLeft ? 'right' : 'left'}`,
    'text-justify': isLeft ? 'right' : 'left',
    'text-offset': [isLeft ? -0.5 : 0.5, isBelow ? 0.3 : -0.3],
  };
}

/** A dot at the head of a route, with its kilometres so far and a note if it is schematic. */
export function routeHeadLayers(
  layer: LayerSpec,
  colors: LayerColors,
  words: MarkWords,
  route: Pick<Route, 'line'> = { line: [] },
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
        'text-size': ['interpolate', ['linear'], ['zoom'], 2, 11, 5, 13],
        'text-field': distanceText(layer, words),
        ...besideHead(layer, route),
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
  'case',
  ['get', 'told'],
  [
    'format',
    ['number-format', ['get', 'km'], { locale, unit: 'kilometer', 'max-fraction-digits': 0 }],
    {},
    schematic ? `\n${marks.schematic}` : '',
    {},
  ],
  '',
];
