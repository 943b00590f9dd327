import type { LayerSpec } from '../story/layer-spec.ts';
import type { Route } from './route.ts';
import { routeLegs } from './route-legs.ts';

/** Where along a route its look changes, as shares of its length on the map. */
export interface RouteShares {
  /** Up to where it fades in. */
  readonly fadeTo: number;
  /** Where its leap begins; 1 where it has none. */
  readonly leapFrom: number;
}

/** The shares of a route that fades in over some kilometres from its start, or not at all. */
export function routeShares(
  { fadeInKm = 0 }: Pick<LayerSpec, 'fadeInKm'>,
  route: Route,
): RouteShares {
  const { leapFrom } = route;
  return { fadeTo: fadeInKm > 0 ? Math.min(shareAtKm(route, fadeInKm), leapFrom) : 0, leapFrom };
}

/** The share of a route's length on the map, from 0 to 1, that lies before a distance from its start. */
export function shareAtKm(route: Pick<Route, 'line' | 'stops'>, km: number): number {
  const legs = routeLegs(route);
  const total = legs.at(-1)?.toLength ?? 0;
  const leg = legs.find(({ toKm }) => toKm > km);
  if (!leg) return 1;
  const t = Math.max(0, (km - leg.fromKm) / (leg.toKm - leg.fromKm));
  return (leg.fromLength + (leg.toLength - leg.fromLength) * t) / total;
}
