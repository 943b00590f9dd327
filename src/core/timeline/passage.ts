import type { Camera, Viewport } from '../camera/camera.ts';
import { fitBounds } from '../camera/fit-bounds.ts';
import { flight } from '../camera/flight.ts';
import { kmPerDegree, type LngLat, nearAngle } from '../camera/mercator.ts';
import { clamp, lerp } from '../numbers.ts';
import { type DistanceTable, shareAt } from '../route/distance-table.ts';
import type { SceneSpec } from '../story/scene-spec.ts';
import { type Hold, progressBetween } from './holds.ts';
import { easeTravel } from './travel.ts';

/** A section in which the camera follows routes' heads; the kilometres drawn are proportional to scrolling. */
export interface Passage {
  readonly section: string;
  /** Kilometres drawn at the section's start. */
  readonly from: number;
  readonly km: number;
  /** Midpoints of the routes' heads, at even distances from `from` to `km`; at least two. */
  readonly middles: readonly LngLat[];
  /** Minimum distance shown around a midpoint, in kilometres. */
  readonly around: number;
  readonly maxZoom?: number;
  readonly distances: Readonly<Record<string, DistanceTable>>;
}

export type PassageOnPage = ReturnType<typeof passageOnPage>;

export const passageZoom = 5;

/** Length of the flights to the heads and away from them, in heights of the map. */
const approach = 0.8;

/** Maps scroll offsets in CSS pixels to a passage. The camera leaves the heads at `end`, or else at the hold's. */
export function passageOnPage(
  passage: Passage,
  spec: SceneSpec,
  hold: Hold,
  { end, rest = 0 }: { readonly end?: number | undefined; readonly rest?: number },
  { viewport, passing }: { readonly viewport: Viewport; readonly passing: Viewport },
) {
  const from = hold.start;
  const to = clamp(end ?? hold.end, from, hold.end);
  const whole = fitBounds(spec, viewport);
  const near = fitBounds(
    { bounds: boxAround(passage, 0.5), maxZoom: passage.maxZoom ?? passageZoom },
    passing,
  );
  const length = approach * viewport.height;
  const setOut = Math.min(from + rest, (from + to) / 2);
  const caughtUp = Math.min(setOut + length, to);
  const away = Math.min(to + length, hold.end);
  const shareAtOffset = (position: number) => progressBetween(from, to, position);
  const follows = (position: number): Camera => ({
    ...near,
    center: middleAt(passage.middles, shareAtOffset(position)),
  });
  const flyIn = flight(whole, follows(caughtUp), viewport);
  const flyOut = flight(follows(to), whole, viewport);
  const kmAt = (position: number) => lerp(passage.from, passage.km, shareAtOffset(position));
  return {
    kmAt,
    /** Returns a share from 0 to 1; undefined for a layer that is not among the passage's routes. */
    drawnAt(layer: string, position: number): number | undefined {
      const table = passage.distances[layer];
      return table && shareAt(table, kmAt(position));
    },
    cameraAt(position: number): Camera {
      if (caughtUp <= position && position <= to) return follows(position);
      return position < caughtUp
        ? flyIn(easeTravel(progressBetween(setOut, caughtUp, position)))
        : flyOut(easeTravel(progressBetween(to, away, position)));
    },
  };
}

function middleAt(middles: readonly LngLat[], share: number): LngLat {
  const at = share * (middles.length - 1);
  const before = Math.min(Math.floor(at), middles.length - 2);
  const [lng, lat] = middles[before] ?? [0, 0];
  const [toLng, toLat] = middles[before + 1] ?? [lng, lat];
  const t = at - before;
  return [nearAngle(lerp(lng, nearAngle(toLng, lng), t)), lerp(lat, toLat, t)];
}

function boxAround({ middles, around }: Passage, share: number) {
  const [lng, lat] = middleAt(middles, share);
  const north = around / kmPerDegree;
  const east = north / Math.cos((lat * Math.PI) / 180);
  return [lng - east, lat - north, lng + east, lat + north] as const;
}
