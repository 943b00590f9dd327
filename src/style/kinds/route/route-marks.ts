import type { LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { Route } from '../../../core/route/route.ts';
import { routeProgress, routeShares, shareAtKm } from '../../../core/route/route-progress.ts';
import type { LayerSpec } from '../../../core/story/layer-spec.ts';
import { formatLength, formatNumber, inUnits } from '../../../words/formats.ts';
import { byNumber, haloed, upright } from '../../layer-parts.ts';
import type { LayerColors } from '../../palette.ts';
import { storyLayer } from '../../story-layer.ts';

/** The source of the chevrons along the routes, as points. */
export const chevronSource = 'route-chevrons';

/** The name of the image of a route's chevron, which points up. */
export const chevronImage = (layer: string): string => `chevron-${layer}`;

/** Chevrons that show the direction of a route that is drawn to its end. They give way to every label. */
export function chevronLayer(layer: LayerSpec): LayerSpecification {
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
        'icon-padding': 0,
      },
    },
    { layer: layer.id, fullOpacity: { 'icon-opacity': 1 }, seenFrom: 1 },
  );
}

const count = 7;

/** The least distance from a chevron to the leap, as a share of the route. */
const clear = 0.03;

/** The chevrons of the routes: evenly along each, none where the line fades in and none on its leap. */
export const chevronData = (layers: readonly LayerSpec[], routes: Routes): Points =>
  pointsAlong(layers, routes, (layer, route) => {
    const { fadeTo, leapFrom } = routeShares(layer, route);
    return Array.from({ length: count }, (_, i) => ({ share: (i + 0.25) / count })).filter(
      ({ share }) => share > fadeTo && (leapFrom === 1 || share < leapFrom - clear),
    );
  });

type Routes = Readonly<Record<string, Route>>;
type Points = GeoJSON.FeatureCollection<GeoJSON.Point>;

/** Points of routes at some shares of their length, with the course there in degrees clockwise from north. */
function pointsAlong(
  layers: readonly LayerSpec[],
  routes: Routes,
  marksOf: (layer: LayerSpec, route: Route) => readonly { readonly share: number }[],
): Points {
  const features = layers.flatMap((layer) => {
    const route = routes[layer.id];
    if (!route) return [];
    return marksOf(layer, route).map((mark) => {
      const { head, bearing } = routeProgress(route)(mark.share);
      return {
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: [...head] },
        properties: { layer: layer.id, bearing, side: isRising(bearing) ? 1 : -1, ...mark },
      };
    });
  });
  return { type: 'FeatureCollection', features };
}

/** The source of the ticks of the routes, as points. */
export const tickSource = 'route-ticks';

/** The name of the image of a route's tick, which lies across a course to the north. */
export const tickImage = (layer: string): string => `tick-${layer}`;

/** The kilometres of a route's ticks: every so many along its way, none on its leap. */
const ticksOf = ({ ticksInKm = 0 }: LayerSpec, route: Route): number[] => {
  const { km } = routeProgress(route)(route.leapFrom);
  const count = ticksInKm > 0 ? Math.ceil(km / ticksInKm) - 1 : 0;
  return Array.from({ length: count }, (_, i) => (i + 1) * ticksInKm);
};

/** The data of that source. The first number has its unit. */
export const tickData = (layers: readonly LayerSpec[], routes: Routes, locale: string): Points =>
  pointsAlong(layers, routes, (layer, route) =>
    ticksOf(layer, route).map((km, i) => ({
      km,
      share: shareAtKm(route, km),
      text: i === 0 ? formatLength(km, locale) : formatNumber(inUnits(km, locale), locale),
    })),
  );

/** Whether a course leads to the upper right or to the lower left of the map. */
const isRising = (bearing: number): boolean => ((bearing % 180) + 180) % 180 < 90;

/** The ticks that a route's head has passed, and beneath the line, where no head comes, their numbers. */
export function tickLayers(
  layer: LayerSpec,
  { inkSoft, halo }: LayerColors,
  route: Route,
): LayerSpecification[] {
  const passes = ticksOf(layer, route).map((km) => shareAtKm(route, km));
  const part = (
    name: string,
    fully: string,
    look: Pick<SymbolLayerSpecification, 'layout' | 'paint' | 'minzoom'>,
  ) =>
    storyLayer(
      {
        id: `${layer.id}-${name}`,
        type: 'symbol',
        source: tickSource,
        filter: ['==', ['get', 'layer'], layer.id],
        ...look,
      },
      { layer: layer.id, fullOpacity: { [fully]: 1 }, passes },
    );
  return [
    part('ticks', 'icon-opacity', {
      layout: {
        'icon-image': tickImage(layer.id),
        'icon-rotate': ['get', 'bearing'],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    }),
    part('tick-labels', 'text-opacity', {
      // From afar the numbers would only be noise.
      minzoom: 3.5,
      layout: {
        ...upright,
        'text-field': ['get', 'text'],
        'text-size': 11,
        'text-anchor': ['match', ['get', 'side'], 1, 'top-left', 'top-right'],
        'text-offset': byNumber('side', [-1, down(-0.5), 1, down(0.5)]),
        'text-padding': 1,
      },
      paint: haloed(inkSoft, halo, 1.4),
    }),
  ];
}

const down = (aside: number) => ['literal', [aside, 0.3]];
