import {
  fromMercator,
  greatCircleKm,
  isSamePlace,
  type LngLat,
  nearAngle,
  toMercator,
} from '../camera/mercator.ts';
import { getOrMake } from '../get-or-make.ts';
import { clamp, lerp } from '../numbers.ts';
import { type DistanceTable, kmAt } from './distance-table.ts';
import { lengthOnMap, type Route } from './route.ts';

export type RouteProgress = ReturnType<ReturnType<typeof routeProgress>>;

/** `drawn` is from 0 to 1, like MapLibre's `line-progress`. @throws RangeError for fewer than two positions. */
export function routeProgress(route: MeasuredLine) {
  const legs = routeLegs(route);
  const last = legs.at(-1);
  if (last === undefined) throw new RangeError('A route needs at least two positions.');

  return (drawn: number) => {
    const share = clamp(drawn, 0, 1);
    const leg = legs.find(({ toLength }) => share * last.toLength < toLength) ?? last;
    const length = leg.toLength - leg.fromLength;
    const t = length > 0 ? Math.min((share * last.toLength - leg.fromLength) / length, 1) : 1;
    return { km: share === 1 ? last.toKm : lerp(leg.fromKm, leg.toKm, t), ...placeOn(leg, t) };
  };
}

function placeOn({ from, to }: Leg, t: number) {
  const [[x, y], [toX, toY]] = [toMercator(from), toMercator(to)];
  const [east, south] = [toX - x, toY - y];
  return {
    head: t <= 0 ? from : t >= 1 ? to : fromMercator([x + east * t, y + south * t]),
    /** Degrees clockwise from north. */
    bearing: (Math.atan2(east, -south) * 180) / Math.PI,
  };
}

type MeasuredLine = Pick<Route, 'line' | 'stops'>;

type Leg = ReturnType<typeof measureLegs>[number];

const cache = new WeakMap<MeasuredLine, readonly Leg[]>();

const routeLegs = (route: MeasuredLine) => getOrMake(cache, route, () => measureLegs(route));

/** Interpolates kilometres between stops by ground distance. @throws RangeError unless each stop is a vertex. */
function measureLegs({ line, stops }: MeasuredLine) {
  const lengths = sums(line, (from, to) => lengthOnMap([from, to]));
  const ground = sums(line, greatCircleKm);
  const marks = stops.map(({ name, lngLat, km }) => {
    const at = line.findIndex((vertex) => isSamePlace(vertex, lngLat));
    if (at < 0) throw new RangeError(`The route does not pass its stop "${name}".`);
    return { at, km };
  });
  const kms = line.map((_, i) => {
    const next = marks.findIndex(({ at }) => at >= i);
    const [a, b] = [marks[next - 1], marks[next]];
    if (b?.at === i) return b.km;
    if (!a || !b) return ground[i] ?? 0;
    const [from = 0, here = 0, to = 0] = [ground[a.at], ground[i], ground[b.at]];
    return lerp(a.km, b.km, (here - from) / (to - from));
  });
  return line.slice(1).map((to, i) => ({
    from: line[i] ?? to,
    to,
    fromLength: lengths[i] ?? 0,
    toLength: lengths[i + 1] ?? 0,
    fromKm: kms[i] ?? 0,
    toKm: kms[i + 1] ?? 0,
  }));
}

function sums(line: readonly LngLat[], measure: (from: LngLat, to: LngLat) => number): number[] {
  let sum = 0;
  return line.map((to, i) => {
    sum += measure(line[i - 1] ?? to, to);
    return sum;
  });
}

export type RouteShares = ReturnType<typeof routeShares>;

/** Returns the shares of a route's length on the map at which its fade-in ends and its leap begins (1 if none). */
export function routeShares(
  { fadeInKm = 0 }: { readonly id: string; readonly fadeInKm?: number },
  route: Route,
) {
  const { leapFrom } = route;
  return { fadeTo: fadeInKm > 0 ? Math.min(shareAtKm(route, fadeInKm), leapFrom) : 0, leapFrom };
}

export const headOpacity = ({ fadeTo }: Pick<RouteShares, 'fadeTo'>, drawn: number): number =>
  fadeTo > 0 ? clamp((2 * drawn) / fadeTo - 1, 0, 1) : 1;

/** Returns the share of a route's length on the map at `km` from its start. */
export function shareAtKm(route: MeasuredLine, km: number): number {
  const legs = routeLegs(route);
  const total = legs.at(-1)?.toLength ?? 0;
  const leg = legs.find(({ toKm }) => toKm > km);
  if (!leg) return 1;
  const t = Math.max(0, (km - leg.fromKm) / (leg.toKm - leg.fromKm));
  return (leg.fromLength + (leg.toLength - leg.fromLength) * t) / total;
}

/** Returns the stretch of a line between two shares of its length on the map. */
export function stretchOf(line: readonly LngLat[], from: number, to: number): readonly LngLat[] {
  const route = { line, stops: [] };
  const legs = routeLegs(route);
  const total = legs.at(-1)?.toLength ?? 0;
  const within = legs.filter(({ toLength }) => toLength > from * total && toLength < to * total);
  const ends = [from, to].map((share) => routeProgress(route)(share).head);
  return [...ends.slice(0, 1), ...within.map((leg) => leg.to), ...ends.slice(1)];
}

/** Returns the share of a line's length at which the line is nearest to `position`, in any copy of the world. */
export function nearestShare(line: readonly LngLat[], position: LngLat): number {
  const points = line.map(toMercator);
  const [, y] = toMercator(position);
  let [length, nearest, minDistance] = [0, 0, Number.POSITIVE_INFINITY];
  points.slice(1).forEach((to, i) => {
    const from = points[i] ?? to;
    const middle = ((from[0] + to[0]) / 2 - 0.5) * 360;
    const [x] = toMercator([nearAngle(position[0], middle), position[1]]);
    const [east, south] = [to[0] - from[0], to[1] - from[1]];
    const piece = Math.hypot(east, south);
    const reached = (x - from[0]) * east + (y - from[1]) * south;
    const t = piece > 0 ? clamp(reached / (east * east + south * south), 0, 1) : 0;
    const distance = Math.hypot(from[0] + east * t - x, from[1] + south * t - y);
    if (distance < minDistance) [minDistance, nearest] = [distance, length + piece * t];
    length += piece;
  });
  return length > 0 ? nearest / length : 0;
}

/** Returns a thinned table whose kilometres are off by at most `tolerance`, and are exact at the end. */
export function distanceTable(route: MeasuredLine, tolerance: number): DistanceTable {
  const legs = routeLegs(route);
  const total = legs.at(-1)?.toLength ?? 0;
  const entries = legs.map(({ toLength, toKm }) => [toLength / total, toKm] as const);
  const first: Entry = [0, legs[0]?.fromKm ?? 0];
  return [first, ...thin(first, entries, tolerance)];
}

type Entry = DistanceTable[number];

function thin(first: Entry, rest: readonly Entry[], tolerance: number): readonly Entry[] {
  const last = rest.at(-1);
  if (!last || rest.length === 1) return rest;
  const off = rest.map(([share, km]) => Math.abs(kmAt([first, last], share) - km));
  const worst = Math.max(...off);
  if (worst <= tolerance) return [last];
  const at = off.indexOf(worst) + 1;
  const corner = rest[at - 1] ?? last;
  return [...thin(first, rest.slice(0, at), tolerance), ...thin(corner, rest.slice(at), tolerance)];
}
