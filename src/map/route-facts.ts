import { greatCircleKm } from '../core/great-circle-km.ts';
import type { LngLat } from '../core/lng-lat.ts';
import type { Gaps } from '../style/route-gradient.ts';

/** What the page needs to know of a route while it is drawn. */
export interface RouteFacts {
  readonly line: readonly LngLat[];
  /** Kilometres from city to city. */
  readonly lengthKm: number;
  readonly countries: readonly {
    readonly name: string;
    readonly fromKm: number;
    readonly toKm: number;
  }[];
  readonly gaps: Gaps;
}

interface RouteFile {
  readonly features: readonly {
    readonly geometry: { readonly coordinates: readonly LngLat[] };
    readonly properties: Omit<RouteFacts, 'line'> & {
      readonly stops: readonly { readonly lngLat: LngLat }[];
    };
  }[];
}

/** The way straight from city to city: the curve between them is only drawn, so it adds nothing. */
function cityToCityKm(stops: readonly { readonly lngLat: LngLat }[]): number {
  return stops
    .slice(1)
    .reduce((sum, { lngLat }, i) => sum + greatCircleKm(stops[i]?.lngLat ?? lngLat, lngLat), 0);
}

const files = import.meta.glob<string>('../../geo/layers/route-*.geojson', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function facts(text: string): RouteFacts {
  const file: RouteFile = JSON.parse(text);
  const route = file.features[0];
  if (!route) throw new Error('A route has no feature; run npm run geo.');
  const { stops, countries, gaps } = route.properties;
  const lengthKm = cityToCityKm(stops);
  const scale = lengthKm / route.properties.lengthKm;
  return {
    line: route.geometry.coordinates,
    lengthKm,
    countries: countries.map(({ name, fromKm, toKm }) => ({
      name,
      fromKm: fromKm * scale,
      toKm: toKm * scale,
    })),
    gaps,
  };
}

/** The facts of each route by its layer's id. */
export const routeFacts: Readonly<Record<string, RouteFacts>> = Object.fromEntries(
  Object.entries(files).map(([path, text]) => [path.replace(/^.*\/|\.geojson$/g, ''), facts(text)]),
);

/** Where each route is left open, by its layer's id. */
export const routeGaps: Readonly<Record<string, Gaps>> = Object.fromEntries(
  Object.entries(routeFacts).map(([id, { gaps }]) => [id, gaps]),
);

/** The line of each route, by its layer's id. */
export const routeLines: Readonly<Record<string, readonly LngLat[]>> = Object.fromEntries(
  Object.entries(routeFacts).map(([id, { line }]) => [id, line]),
);
