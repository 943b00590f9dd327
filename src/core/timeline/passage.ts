import type { Camera, Viewport } from '../camera/camera.ts';
import { fitBounds } from '../camera/fit-bounds.ts';
import { flight } from '../camera/flight.ts';
import { kmPerDegree, type LngLat, nearAngle } from '../camera/mercator.ts';
import { clamp, lerp } from '../numbers.ts';
import { type DistanceTable, shareAt } from '../route/distance-table.ts';
import type { SceneSpec } from '../story/scene-spec.ts';
import { type Hold, progressBetween } from './holds.ts';
import { easeTravel } from './travel.ts';

/** A section through which the camera follows the heads of routes, at one scale of kilometres to scrolling. */
export interface Passage {
  readonly section: string;
  /** How far its routes are drawn as it begins. */
  readonly from: number;
  /** The length of its longest route. */
  readonly km: number;
  /** The middle of its routes' heads, at even distances from there on; at least two. */
  readonly middles: readonly LngLat[];
  /** How many kilometres around that middle are shown at least. */
  readonly around: number;
  readonly maxZoom?: number;
  /** By its routes' layers. */
  readonly distances: Readonly<Record<string, DistanceTable>>;
}

/** A passage laid out on a page, by the scroll offset in CSS pixels. */
export type PassageOnPage = ReturnType<typeof passageOnPage>;

/** How close the camera comes to the heads of routes by default. */
export const passageZoom = 5;

/** Over how much of the map's height the camera flies to the heads, and away from them. */
const approach = 0.8;

/** Lays a passage out. The camera leaves the heads at `end`, by default the hold's; a link leads `rest` pixels in. */
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
    /** From 0 to 1; undefined for a layer that is none of its routes. */
    drawnAt(layer: string, position: number): number | undefined {
      const table = passage.distances[layer];
      return table && shareAt(table, kmAt(position));
    },
    /** From the section's own camera to the heads, along with them, and back. */
    cameraAt(position: number): Camera {
      if (caughtUp <= position && position <= to) return follows(position);
      return position < caughtUp
        ? flyIn(easeTravel(progressBetween(setOut, caughtUp, position)))
        : flyOut(easeTravel(progressBetween(to, away, position)));
    },
  };
}

/** Interpolates between even steps, at a share of all from 0 to 1. */
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
