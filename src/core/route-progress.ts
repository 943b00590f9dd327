import { greatCircleKm } from './great-circle-km.ts';
import { lerp } from './lerp.ts';
import type { LngLat } from './lng-lat.ts';
import { fromMercator, type MercatorPoint, toMercator } from './mercator.ts';

/** A country that a route passes, by kilometres from its start. */
export interface Passage {
  readonly name: string;
  readonly fromKm: number;
  readonly toKm: number;
}

/** How far a route has come and where its head is. */
export interface RouteProgress {
  readonly km: number;
  /** The country that the head is in; absent where the route names none. */
  readonly country?: string;
  readonly head: LngLat;
  /** The direction of the line at its head, in degrees clockwise from north. */
  readonly bearing: number;
}

/**
 * Makes a route's progress as a function of how far it is drawn, from 0 to 1. `drawn` is the share
 * of the line's length on the Mercator plane, as MapLibre's `line-progress` is, so that the head is
 * where the drawn line ends; the kilometres to there are the ground's, counted from position to
 * position and scaled so that the whole line has `lengthKm`.
 *
 * @throws RangeError if the line has fewer than two positions.
 */
export function routeProgress(
  line: readonly LngLat[],
  countries: readonly Passage[],
  lengthKm: number,
): (drawn: number) => RouteProgress {
  const legs = legsOf(line);
  const last = legs.at(-1);
  if (last === undefined) throw new RangeError('A route needs at least two positions.');
  const scale = last.toKm > 0 ? lengthKm / last.toKm : 0;

  return (drawn) => {
    const share = Math.min(Math.max(drawn, 0), 1);
    const leg = legs.find(({ toLength }) => share * last.toLength < toLength) ?? last;
    const length = leg.toLength - leg.fromLength;
    const t = length > 0 ? Math.min((share * last.toLength - leg.fromLength) / length, 1) : 1;
    const km = share === 1 ? lengthKm : lerp(leg.fromKm, leg.toKm, t) * scale;
    const country = countries.findLast(({ fromKm }, i) => fromKm <= km || i === 0)?.name;
    return {
      km,
      ...(country !== undefined && { country }),
      head: positionOn(leg, t),
      bearing: bearingOf(leg),
    };
  };
}

/** A straight piece of a line with the lengths and kilometres at its ends. */
interface Leg {
  readonly from: LngLat;
  readonly to: LngLat;
  readonly fromLength: number;
  readonly toLength: number;
  readonly fromKm: number;
  readonly toKm: number;
}

function legsOf(line: readonly LngLat[]): readonly Leg[] {
  let [fromLength, fromKm] = [0, 0];
  return line.slice(1).map((to, i) => {
    const from = line[i] ?? to;
    const [east, south] = difference(toMercator(from), toMercator(to));
    const toLength = fromLength + Math.hypot(east, south);
    const toKm = fromKm + greatCircleKm(from, to);
    const leg = { from, to, fromLength, toLength, fromKm, toKm };
    [fromLength, fromKm] = [toLength, toKm];
    return leg;
  });
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
