import type { LngLat } from '../camera/lng-lat.ts';
import { fromMercator, type MercatorPoint, toMercator } from '../camera/mercator.ts';
import { clamp } from '../clamp.ts';
import { lerp } from '../lerp.ts';
import type { Route } from './route.ts';
import { type Leg, routeLegs } from './route-legs.ts';

/** How far a route has come and where its head is. */
export interface RouteProgress {
  readonly km: number;
  readonly head: LngLat;
  /** The direction of the line at its head, in degrees clockwise from north. */
  readonly bearing: number;
}

/**
 * Makes a route's progress as a function of how far it is drawn, from 0 to 1. `drawn` is the share
 * of the line's length on the Mercator plane, as MapLibre's `line-progress` is, so that the head is
 * where the drawn line ends; the kilometres to there are the ground's, as the route's stops have them.
 *
 * @throws RangeError if the line has fewer than two positions.
 */
export function routeProgress(
  route: Pick<Route, 'line' | 'stops'>,
): (drawn: number) => RouteProgress {
  const legs = routeLegs(route);
  const last = legs.at(-1);
  if (last === undefined) throw new RangeError('A route needs at least two positions.');

  return (drawn) => {
    const share = clamp(drawn, 0, 1);
    const leg = legs.find(({ toLength }) => share * last.toLength < toLength) ?? last;
    const length = leg.toLength - leg.fromLength;
    const t = length > 0 ? Math.min((share * last.toLength - leg.fromLength) / length, 1) : 1;
    return {
      km: share === 1 ? last.toKm : lerp(leg.fromKm, leg.toKm, t),
      head: positionOn(leg, t),
      bearing: bearingOf(leg),
    };
  };
}

function positionOn({ from, to }: Leg, t: number): LngLat {
  if (t <= 0) return from;
  if (t >= 1) return to;
  const [x, y] = toMercator(from);
  const [east, south] = difference([x, y], toMercator(to));
  return fromMercator([x + east * t, y + south * t]);
}

function bearingOf({ from, to }: Leg): number {
  const [east, south] = difference(toMercator(from), toMercator(to));
  return (Math.atan2(east, -south) * 180) / Math.PI;
}

function difference([ax, ay]: MercatorPoint, [bx, by]: MercatorPoint): MercatorPoint {
  return [bx - ax, by - ay];
}
