import type {
  ExpressionSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import { clamp } from '../../../core/numbers.ts';
import type { Route } from '../../../core/route/route.ts';
import {
  type RouteShares,
  routeProgress,
  routeShares,
  shareAtKm,
} from '../../../core/route/route-progress.ts';
import { formatLength, formatNumber, inUnits } from '../../../words/formats.ts';
import {
  bold,
  byNumber,
  byZoom,
  haloed,
  type LayoutOf,
  lineDashes,
  lineLayer,
  type PaintOf,
  upright,
} from '../../layer-parts.ts';
import type { LayerColors } from '../../palette.ts';
import { type RouteGradient, storyLayer } from '../../story-layer.ts';
import type { FieldTypes, LayerWith } from '../fields.ts';

export const routeFields = ({ number, flag, dash, maybe }: FieldTypes) => ({
  dash: dash.exactOptional(),
  ticksInKm: maybe(
    number,
    'The kilometres between numbered ticks, which replace the chevrons; 16.09344 for ten miles.',
  ),
  lengths: maybe(
    flag,
    'Whether its ticks cut it into lengths, full and hollow by turns, numbered from 1 in place of kilometres.',
  ),
  fadeInKm: maybe(number, 'The kilometres over which it fades in.'),
  schematic: maybe(
    flag,
    'Whether it is schematic, not a path on the ground: the map says so, and does not zoom in.',
  ),
});

export type RouteLayer = LayerWith<'route', typeof routeFields>;

const whole: RouteShares = { fadeTo: 0, leapFrom: 1 };

const isLeap: ExpressionSpecification = ['==', ['get', 'part'], 'leap'];
const isWay: ExpressionSpecification = [
  'all',
  ['==', ['geometry-type'], 'LineString'],
  ['!=', ['get', 'part'], 'leap'],
];

/**
 * Draws a route that grows along its length: a line on a casing, hollow in every second of its lengths, with the leap
 * as a row of fine dots.
 */
export function routeLayers(
  { id, dash = 'solid', lengths }: RouteLayer,
  { color, halo }: LayerColors,
  { fadeTo, leapFrom }: RouteShares = whole,
  ticks: readonly number[] = [],
): LayerSpecification[] {
  const part = (
    name: string,
    filter: ExpressionSpecification,
    look: PaintOf<'line'>,
    gradient: RouteGradient,
    opacity: number,
  ) => {
    const paint = { ...look, 'line-gradient': routeGradient(gradient, 1) };
    return lineLayer(id, name, { filter, paint }, opacity, gradient);
  };
  const way = { from: 0, to: leapFrom, fadeTo: fadeTo / leapFrom, color };
  const [thin, thick] = lengths ? [4, 7] : [2, 2.8];
  const casing = { 'line-width': byZoom(2, thin + 1.8, 7, thick + 2.8) };
  const line = { 'line-width': byZoom(2, thin, 7, thick), ...lineDashes[dash] };
  const hollow = { 'line-width': byZoom(2, thin / 2, 7, thick / 2) };
  const cuts = ticks.map((share) => share / leapFrom);
  const dots: PaintOf<'line'> = {
    'line-width': byZoom(2, 1.6, 4.5, 2.3, 7, 2.6),
    'line-dasharray': [1, 2.5],
  };
  const leap = { color, from: leapFrom, to: 1, fadeTo: 0, whole: true } as const;
  return [
    part('casing', isWay, casing, { ...way, color: halo }, 0.9),
    part('line', isWay, line, way, 1),
    ...(lengths ? [part('hollow', isWay, hollow, { ...way, color: halo, cuts }, 1)] : []),
    ...(leapFrom < 1 ? [part('leap', isLeap, dots, leap, 1)] : []),
  ];
}

const clear = 'rgba(0, 0, 0, 0)';

const fadeSteps = 24;

/** The share of a leap from which its dots fade in: no end of a line is ever seen between its two cities. */
const wholeFrom = 0.92;

const fainter = (color: string, opacity: number): string => {
  const alpha = Math.round(opacity * 255).toString(16);
  return color + alpha.padStart(2, '0');
};

/**
 * Returns the `line-gradient`, with a sharp end, of a part of a route that is drawn up to a share of the whole route.
 */
export function routeGradient(part: RouteGradient, drawn: number): ExpressionSpecification {
  const { color, fadeTo, from, to, cuts } = part;
  const share = clamp((drawn - from) / (to - from), 0, 1);
  if (share === 0) return along(clear, [1, clear]);
  if (part.whole)
    return along(fainter(color, clamp((share - wholeFrom) / (1 - wholeFrom), 0, 1)), [1, color]);
  if (cuts) {
    const passed = [...cuts, 1]
      .filter((at) => at < share)
      .flatMap((at, i) => [at, i % 2 ? clear : color]);
    return along(clear, [...passed, share, clear]);
  }
  const fade = Array.from({ length: fadeTo > 0 ? fadeSteps : 0 }, (_, i): [number, string] => [
    (fadeTo * i) / fadeSteps,
    fainter(color, (i + 0.5) / fadeSteps),
  ]);
  const [first, ...later] = [...fade, [fadeTo, color] as const];
  const stops = later.filter(([at]) => at < share).flat();
  if (share < 1) stops.push(share, clear);
  return along(first?.[1] ?? color, stops.length > 0 ? stops : [1, color]);
}

const along = (first: string, stops: readonly (number | string)[]) =>
  ['step', ['line-progress'], first, ...stops] as unknown as ExpressionSpecification;

export const chevronSource = 'route-chevrons';

/** Draws chevrons, which show the direction of a route drawn to its end and give way to every label. */
export const chevronLayer = ({ id }: RouteLayer): LayerSpecification =>
  storyLayer(
    {
      id: `${id}-chevrons`,
      type: 'symbol',
      source: chevronSource,
      filter: ['==', ['get', 'layer'], id],
      layout: { ...alongCourse(`chevron-${id}`), 'icon-padding': 0 },
    },
    { layer: id, fullOpacity: { 'icon-opacity': 1 }, seenFrom: 1 },
  );

const alongCourse = (image: string): LayoutOf<'symbol'> => ({
  'icon-image': image,
  'icon-rotate': ['get', 'bearing'],
  'icon-rotation-alignment': 'map',
});

/** Draws a route's tick (across a course to the north) or, if it has no ticks, its chevron (which points up). */
export function markImages({ id, ticksInKm }: RouteLayer, { color, halo, ink }: LayerColors) {
  const [tick, chevron] = ['M1.5 6H10.5', 'M3 7.7 6 4.3 9 7.7'];
  const stroke = (d: string, color: string, width: number) =>
    ({ d, color, width, cap: 'round' }) as const;
  const drawn = (...strokes: readonly ReturnType<typeof stroke>[]) => ({ size: 12, strokes });
  return ticksInKm
    ? { [`tick-${id}`]: drawn(stroke(tick, halo, 3.2), stroke(tick, ink, 1.3)) }
    : { [`chevron-${id}`]: drawn(stroke(chevron, halo, 4.6), stroke(chevron, color, 2)) };
}

const chevrons = 7;

/** Minimum distance from a chevron to the leap, as a share of the route. */
const beforeLeap = 0.03;

export const chevronData = (layers: readonly RouteLayer[], routes: Routes): Points =>
  pointsAlong(layers, routes, (layer, route) => {
    const { fadeTo, leapFrom } = routeShares(layer, route);
    return Array.from({ length: chevrons }, (_, i) => ({ share: (i + 0.25) / chevrons })).filter(
      ({ share }) => share > fadeTo && (leapFrom === 1 || share < leapFrom - beforeLeap),
    );
  });

type Routes = Readonly<Record<string, Route>>;
type Points = GeoJSON.FeatureCollection<GeoJSON.Point>;

function pointsAlong(
  layers: readonly RouteLayer[],
  routes: Routes,
  marksOf: (
    layer: RouteLayer,
    route: Route,
  ) => readonly { readonly share: number; readonly at?: number }[],
): Points {
  const features = layers.flatMap((layer) => {
    const route = routes[layer.id];
    if (!route) return [];
    return marksOf(layer, route).map((mark) => {
      const { head, bearing } = routeProgress(route)(mark.at ?? mark.share);
      return {
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: [...head] },
        properties: { layer: layer.id, bearing, side: isRising(bearing) ? 1 : -1, ...mark },
      };
    });
  });
  return { type: 'FeatureCollection', features };
}

export const tickSource = 'route-ticks';

const ticksOf = ({ ticksInKm = 0 }: RouteLayer, route: Route): number[] => {
  const { km } = routeProgress(route)(route.leapFrom);
  const count = ticksInKm > 0 ? Math.ceil(km / ticksInKm) - 1 : 0;
  return Array.from({ length: count }, (_, i) => (i + 1) * ticksInKm);
};

/** The shares of a route at which its ticks cut it. */
export const tickShares = (layer: RouteLayer, route: Route): number[] =>
  ticksOf(layer, route).map((km) => shareAtKm(route, km));

/**
 * Returns the data of {@link tickSource}. Of kilometres only the first number has a unit; the numbers of lengths are at
 * the middle of each.
 */
export const tickData = (layers: readonly RouteLayer[], routes: Routes, locale: string): Points =>
  pointsAlong(layers, routes, (layer, route) =>
    ticksOf(layer, route).map((km, i) => ({
      km,
      share: shareAtKm(route, km),
      ...(layer.lengths
        ? {
            at: shareAtKm(route, km - (layer.ticksInKm ?? 0) / 2),
            text: formatNumber(i + 1, locale),
          }
        : { text: i === 0 ? formatLength(km, locale) : formatNumber(inUnits(km, locale), locale) }),
    })),
  );

const isRising = (bearing: number): boolean => ((bearing % 180) + 180) % 180 < 90;

/** Draws the ticks that a route's head has passed, with their numbers beneath the line. */
export function tickLayers(
  layer: RouteLayer,
  { ink, inkSoft, halo }: LayerColors,
  route: Route,
): LayerSpecification[] {
  const { id } = layer;
  const passes = tickShares(layer, route);
  const part = (
    name: string,
    fully: string,
    look: Pick<SymbolLayerSpecification, 'layout' | 'paint' | 'minzoom'>,
  ) =>
    storyLayer(
      {
        id: `${id}-${name}`,
        type: 'symbol',
        source: tickSource,
        filter: ['==', ['get', 'layer'], id],
        ...look,
      },
      { layer: id, fullOpacity: { [fully]: 1 }, passes },
    );
  return [
    ...(layer.lengths
      ? []
      : [
          part('ticks', 'icon-opacity', {
            layout: {
              ...alongCourse(`tick-${id}`),
              'icon-allow-overlap': true,
              'icon-ignore-placement': true,
            },
          }),
        ]),
    part('tick-labels', 'text-opacity', {
      // At lower zooms kilometres would only be noise.
      ...(!layer.lengths && { minzoom: 3.5 }),
      layout: {
        ...(layer.lengths ? bold : upright),
        'text-field': ['get', 'text'],
        'text-size': layer.lengths ? 15 : 11,
        'text-anchor': ['match', ['get', 'side'], 1, 'top-left', 'top-right'],
        'text-offset': byNumber('side', [-1, down(-0.5), 1, down(0.5)]),
        'text-padding': 1,
      },
      paint: haloed(layer.lengths ? ink : inkSoft, halo, 1.4),
    }),
  ];
}

const down = (aside: number) => ['literal', [aside, 0.3]];
