import type { LngLat } from '../camera/lng-lat.ts';
import { nearAngle } from '../camera/near-angle.ts';
import { lerp } from '../lerp.ts';
import { greatCircleKm } from './great-circle-km.ts';
import { lengthOnMap } from './length-on-map.ts';
import type { Route } from './route.ts';

/** A straight piece of a route with the length on the map and the kilometres at its ends. */
export interface Leg {
  readonly from: LngLat;
  readonly to: LngLat;
  readonly fromLength: number;
  readonly toLength: number;
  readonly fromKm: number;
  readonly toKm: number;
}

/**
 * The pieces of a route. Its kilometres are those of its stops; between two stops they are shared
 * out by the ground's distance from vertex to vertex. Without stops they are that distance itself.
 *
 * @throws RangeError if a stop is no vertex of the line.
 */
export function routeLegs({ line, stops }: Pick<Route, 'line' | 'stops'>): readonly Leg[] {
  const lengths = sums(line, (from, to) => lengthOnMap([from, to]));
  const ground = sums(line, greatCircleKm);
  const marks = stops.map(({ name, lngLat, km }) => {
    const at = line.findIndex((vertex) => isSame(vertex, lngLat));
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

/** Whether two positions are one, in whichever copy of the world each is written. */
function isSame([lngA, latA]: LngLat, [lngB, latB]: LngLat): boolean {
  return latA === latB && Math.abs(nearAngle(lngA, lngB) - lngB) < 1e-9;
}

function sums(line: readonly LngLat[], measure: (from: LngLat, to: LngLat) => number): number[] {
  let sum = 0;
  return line.map((to, i) => {
    sum += measure(line[i - 1] ?? to, to);
    return sum;
  });
}
