import type { Camera, Viewport } from '../camera/camera.ts';
import { fitBounds } from '../camera/fit-bounds.ts';
import { flight } from '../camera/flight.ts';
import { type LngLat, nearAngle } from '../camera/mercator.ts';
import { clamp, lerp } from '../numbers.ts';
import { type DistanceTable, shareAt } from '../route/distance-table.ts';
import type { SceneSpecs } from '../story/scene-spec.ts';
import { type Hold, progressBetween } from './holds.ts';
import { easeTravel } from './travel.ts';

/**
 * Sections in a row through which the camera follows the heads of routes, at one scale of kilometres to
 * scrolling from the first section's start to the end of its longest route.
 */
export interface Passage {
  /** The ids of its sections, in their order. */
  readonly sections: readonly string[];
  /** The length of its longest route in kilometres. */
  readonly km: number;
  /** The middle of its routes' heads, at even distances from its start to its end; at least two. */
  readonly middles: readonly LngLat[];
  /** How many kilometres around that middle are seen at least. */
  readonly around: number;
  /** How far each of its routes has come, by their layers' ids. */
  readonly distances: Readonly<Record<string, DistanceTable>>;
}

/** A passage as it lies on a page of a certain size. */
export interface PassageOnPage {
  /** How many kilometres have been travelled at a scroll offset, from 0 to the passage's length. */
  readonly kmAt: (position: number) => number;
  /** How far a route is drawn at a scroll offset, from 0 to 1; nothing for a layer that is none of its routes. */
  readonly drawnAt: (layer: string, position: number) => number | undefined;
  /** From the picture of its first section to the heads, along with them, and out to the picture of its last. */
  readonly cameraAt: (position: number) => Camera;
}

/** The closest that a passage is followed from: a schematic line bears no more. */
const closest = 5;

/** Over how much of the map's height the camera flies to the heads, and away from them. */
const approach = 0.8;

/**
 * Lays a passage on the page. The camera leaves the heads once they have arrived; where that is in the
 * first half of the last section, it does so before, and that section begins with its own picture.
 *
 * @param holds Those of its sections, in their order; at least one.
 * @param end The scroll offset at which it has come to its end; that of its last hold where it is not known.
 * @param rest How far beyond the first hold's start the whole picture stands: where a link leads, in CSS pixels.
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
  const near = fitBounds({ bounds: boxAround(passage, 0.5), maxZoom: closest }, viewport);
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

/** The place between two neighbours of a row of even steps, at a share of the whole row from 0 to 1. */
function middleAt(middles: readonly LngLat[], share: number): LngLat {
  const at = share * (middles.length - 1);
  const before = Math.min(Math.floor(at), middles.length - 2);
  const [lng, lat] = middles[before] ?? [0, 0];
  const [toLng, toLat] = middles[before + 1] ?? [lng, lat];
  const t = at - before;
  return [nearAngle(lerp(lng, nearAngle(toLng, lng), t)), lerp(lat, toLat, t)];
}

const kmPerDegree = 111.2;

/** What is seen around the heads at a share of the passage, as bounds. */
function boxAround({ middles, around }: Passage, share: number) {
  const [lng, lat] = middleAt(middles, share);
  const north = around / kmPerDegree;
  const east = north / Math.cos((lat * Math.PI) / 180);
  return [lng - east, lat - north, lng + east, lat + north] as const;
}

/**
 * The holds with those of one passage end to end: between its sections the camera does not travel. The next
 * begins as its card comes into sight, before a link to it leads there.
 *
 * @param rest How far beyond the start of its hold a link to a section leads, in CSS pixels.
 */
export function joinHolds(
  holds: readonly Hold[],
  passages: readonly Passage[],
  rest = 0,
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
