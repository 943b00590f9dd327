import type { Camera, Viewport } from '../camera/camera.ts';
import { fitBounds } from '../camera/fit-bounds.ts';
import { flight } from '../camera/flight.ts';
import { type LngLat, nearAngle } from '../camera/mercator.ts';
import { clamp, lerp } from '../numbers.ts';
import { type DistanceTable, shareAt } from '../route/distance-table.ts';
import type { SceneSpecs } from '../story/scene-spec.ts';
import { type Hold, progressBetween } from './holds.ts';
import { easeTravel } from './travel.ts';

/** Consecutive sections through which the camera follows the heads of routes, at one scale of kilometres to scrolling. */
export interface Passage {
  readonly sections: readonly string[];
  /** The length of its longest route. */
  readonly km: number;
  /** The middle of its routes' heads, at even distances; at least two. */
  readonly middles: readonly LngLat[];
  /** How many kilometres around that middle are shown at least. */
  readonly around: number;
  readonly maxZoom?: number;
  /** By its routes' layers. */
  readonly distances: Readonly<Record<string, DistanceTable>>;
}

/** A passage laid out on a page, by the scroll offset in CSS pixels. */
export interface PassageOnPage {
  readonly kmAt: (position: number) => number;
  /** From 0 to 1; undefined for a layer that is none of its routes. */
  readonly drawnAt: (layer: string, position: number) => number | undefined;
  /** From the camera of its first section to the heads, along with them, and to the camera of its last. */
  readonly cameraAt: (position: number) => Camera;
}

/** Over how much of the map's height the camera flies to the heads, and away from them. */
const approach = 0.8;

/**
 * Lays a passage out. The camera leaves the heads at their end; where that is in the first half of the last section,
 * it leaves before, and that section begins with its own camera.
 *
 * @param holds Those of its sections, in order; at least one.
 * @param end The scroll offset of its end; that of its last hold by default.
 * @param rest How far beyond the first hold's start a link leads, in CSS pixels.
 */
export function passageOnPage(
  passage: Passage,
  specs: SceneSpecs,
  holds: readonly [Hold, ...Hold[]],
  { end, rest = 0 }: { readonly end?: number | undefined; readonly rest?: number },
  viewport: Viewport,
): PassageOnPage {
  const [first] = holds;
  const last = holds.at(-1) ?? first;
  const from = first.start;
  const to = clamp(end ?? last.end, from, last.end);
  const whole = (id: string) => fitBounds(specs[id] ?? { bounds: boxAround(passage, 0) }, viewport);
  const follows = (share: number): Camera => ({
    ...near,
    center: middleAt(passage.middles, share),
  });
  const near = fitBounds(
    { bounds: boxAround(passage, 0.5), maxZoom: passage.maxZoom ?? 5 },
    viewport,
  );
  const length = approach * viewport.height;
  const setOut = Math.min(from + rest, (from + to) / 2);
  const caughtUp = Math.min(setOut + length, to);
  const isAllButDone = last !== first && to < (last.start + last.end) / 2;
  const leave = isAllButDone ? Math.max(caughtUp, last.start - length) : to;
  const away = Math.min(leave + length, last.end);
  const shareAtOffset = (position: number) => progressBetween(from, to, position);
  const flyIn = flight(whole(first.id), follows(shareAtOffset(caughtUp)), viewport);
  const flyOut = flight(follows(shareAtOffset(leave)), whole(last.id), viewport);
  const kmAt = (position: number) => shareAtOffset(position) * passage.km;
  return {
    kmAt,
    drawnAt(layer, position) {
      const table = passage.distances[layer];
      return table && shareAt(table, kmAt(position));
    },
    cameraAt(position) {
      if (position < caughtUp)
        return flyIn(easeTravel(progressBetween(setOut, caughtUp, position)));
      if (position <= leave) return follows(shareAtOffset(position));
      return flyOut(easeTravel(progressBetween(leave, away, position)));
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

const kmPerDegree = 111.2;

function boxAround({ middles, around }: Passage, share: number) {
  const [lng, lat] = middleAt(middles, share);
  const north = around / kmPerDegree;
  const east = north / Math.cos((lat * Math.PI) / 180);
  return [lng - east, lat - north, lng + east, lat + north] as const;
}

/** The holds, with those of a passage end to end, so that nothing travels between its sections. */
export function joinHolds(
  holds: readonly Hold[],
  passages: readonly Passage[],
  rest: number,
): readonly Hold[] {
  const isOne = (a: Hold, b: Hold) =>
    passages.some(({ sections }) => [a, b].every(({ id }) => sections.includes(id)));
  const meets = holds.slice(1).map((next, i) => {
    const before = holds[i] ?? next;
    if (!isOne(before, next)) return undefined;
    return Math.max(before.start, (before.end + next.start) / 2 - rest);
  });
  return holds.map(({ id, start, end }, i) => ({
    id,
    start: meets[i - 1] ?? start,
    end: meets[i] ?? end,
  }));
}
