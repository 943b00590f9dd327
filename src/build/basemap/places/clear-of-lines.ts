import type { Position } from 'geojson';
import { type Bounds, contains, unwrapped } from '../../../core/camera/bounds.ts';
import { closestZoom } from '../../../core/camera/closest-zoom.ts';
import { type MercatorPoint, toMercator, worldSize } from '../../../core/camera/mercator.ts';
import { grownWindow } from '../window.ts';
import { boxMeets, type NameBox, type NameSide, nameBox, nameSides } from './name-box.ts';
import type { RoomyPlace } from './place.ts';

/** A place with the side of its dot on which its name stands. */
export type SidedPlace = RoomyPlace & { readonly side: NameSide };

/** What names are kept clear of, and where that is looked at. */
interface DrawnOver {
  /** The lines that the story draws, running on past the 180th meridian. */
  readonly lines: readonly (readonly Position[])[];
  readonly scenes: readonly Bounds[];
}

/** The pixels that a scene's bounds fill on the smallest screen and on the largest. */
const [smallest, largest] = [
  { width: 260, height: 280 },
  { width: 1400, height: 1000 },
] as const;

/** How much around a scene's bounds is seen with them, as a share of their sides. */
const surroundings = 1;

/** More than the longest name covers on any side, in pixels. */
const reach: NameBox = { left: -200, right: 200, top: -80, bottom: 80 };

/** Between two zooms that are looked at; a power of two, so that sums of it are exact. */
const step = 0.125;

/**
 * Places with the side on which their name keeps off the story's lines at the zooms of the scenes that
 * show them. One that does so only from a zoom on is named from there on; one that never does is left
 * out, unless it is wanted.
 *
 * @param wanted names that are kept as they are, on the best side that there is
 */
export function clearOfLines(
  places: readonly RoomyPlace[],
  { lines, scenes }: DrawnOver,
  wanted: ReadonlySet<string> = new Set(),
): SidedPlace[] {
  const drawn = lines.flatMap((line) => copies.flatMap((turn) => piecesOf(line.map(onMap(turn)))));
  return places.flatMap((place) => {
    const zooms = zoomsOf(scenes.filter((scene) => isNear(place, scene)));
    const widest = boxAt(reach, toMercator(place.at), worldSize(zooms.at(-1) ?? closestZoom));
    const around = { zooms, drawn: drawn.filter((piece) => boxMeets(widest, piece)) };
    const clear = nameSides
      .map((side) => ({ side, from: clearFrom(place, side, around) }))
      .sort((a, b) => a.from - b.from);
    const [{ side, from }] = clear as [(typeof clear)[number]];
    if (wanted.has(place.name)) return [{ ...place, side }];
    if (from > closestZoom) return [];
    return [{ ...place, side, minZoom: Math.max(place.minZoom, from) }];
  });
}

const isNear = ({ at }: RoomyPlace, scene: Bounds): boolean =>
  contains(grownWindow(scene, surroundings), at);

/** The zooms at which screens show some scenes, the closest first. */
function zoomsOf(scenes: readonly Bounds[]): readonly number[] {
  const ranges = scenes.map((scene) => [zoomIn(scene, smallest), zoomIn(scene, largest)] as const);
  const count = closestZoom / step;
  return Array.from({ length: count + 1 }, (_, i) => closestZoom - i * step).filter((zoom) =>
    ranges.some(([farthest, nearest]) => zoom > farthest - step && zoom < nearest + step),
  );
}

function zoomIn(bounds: Bounds, { width, height }: { width: number; height: number }): number {
  const [west, south, east, north] = unwrapped(bounds);
  const [left, top] = toMercator([west, north]);
  const [right, bottom] = toMercator([east, south]);
  const side = Math.max((right - left) / width, (bottom - top) / height);
  return Math.log2(1 / (side * worldSize(0)));
}

/** How many turns east of where it is written a line may be seen from a place. */
const copies = [-1, 0, 1] as const;

const onMap =
  (turn: number) =>
  ([lng = 0, lat = 0]: Position): MercatorPoint =>
    toMercator([lng + 360 * turn, lat]);

/** A straight piece of a line, in the unit square or beside it. */
type Piece = readonly MercatorPoint[];

const piecesOf = (line: readonly MercatorPoint[]): readonly Piece[] =>
  line.slice(1).map((to, i) => [line[i] ?? to, to]);

/** What is drawn near a place, and the zooms at which it is looked at, the closest first. */
interface Drawn {
  readonly zooms: readonly number[];
  readonly drawn: readonly Piece[];
}

/** The zoom from which a name on a side of its dot keeps off all lines; infinite where it does not at the closest. */
function clearFrom(place: RoomyPlace, side: NameSide, { zooms, drawn }: Drawn): number {
  const box = nameBox(place, side);
  const at = toMercator(place.at);
  let from = Number.POSITIVE_INFINITY;
  for (const zoom of zooms) {
    const covered = boxAt(box, at, worldSize(zoom));
    if (drawn.some((piece) => boxMeets(covered, piece))) return from;
    from = zoom;
  }
  return 0;
}

/** What a name covers around a place of the unit square, where so many pixels are its side. */
const boxAt = ({ left, right, top, bottom }: NameBox, [x, y]: MercatorPoint, pixels: number) => ({
  left: x + left / pixels,
  right: x + right / pixels,
  top: y + top / pixels,
  bottom: y + bottom / pixels,
});
