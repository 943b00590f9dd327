import type { Route } from './route.ts';
import { routeLegs } from './route-legs.ts';

/** The share of a route's length on the map, from 0 to 1, that lies before a distance from its start. */
export function shareAtKm(route: Pick<Route, 'line' | 'stops'>, km: number): number {
  const legs = routeLegs(route);
  const total = legs.at(-1)?.toLength ?? 0;
  const leg = legs.find(({ toKm }) => toKm > km);
  if (!leg) return 1;
  const t = Math.max(0, (km - leg.fromKm) / (leg.toKm - leg.fromKm));
  return (leg.fromLength + (leg.toLength - leg.fromLength) * t) / total;
}
