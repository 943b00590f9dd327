import type { Position } from 'geojson';
import { type Bounds, boundsContain, unwrapped } from '../../../../core/camera/bounds.ts';
import { closestZoom } from '../../../../core/camera/fit-bounds.ts';
import {
  type LngLat,
  type MercatorPoint,
  toMercator,
  worldSize,
} from '../../../../core/camera/mercator.ts';
import { grownWindow } from '../window.ts';
import { boxMeets, type NameBox } from './name-box.ts';

/** What names are kept clear of, and where that is looked at. */
export interface DrawnOver {
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

/** The zoom from which a name keeps off all lines; infinite where it does not at the closest. */
export type ClearFrom = (box: NameBox) => number;

/** What is looked at about a place: the lines near it at the zooms of the scenes that show it. */
export function linesInSight({ lines, scenes }: DrawnOver): (at: LngLat) => ClearFrom {
  const drawn = lines.flatMap((line) => copies.flatMap((turn) => piecesOf(line.map(onMap(turn)))));
  return (at) => {
    const zooms = zoomsOf(scenes.filter((scene) => isNear(at, scene)));
    const middle = toMercator(at);
    const widest = boxAt(reach, middle, worldSize(zooms.at(-1) ?? closestZoom));
    const near = drawn.filter((piece) => boxMeets(widest, piece));
    return (box) => {
      let from = Number.POSITIVE_INFINITY;
      for (const zoom of zooms) {
        const covered = boxAt(box, middle, worldSize(zoom));
        if (near.some((piece) => boxMeets(covered, piece))) return from;
        from = zoom;
      }
      return 0;
    };
  };
}

const isNear = (at: LngLat, scene: Bounds): boolean =>
  boundsContain(grownWindow(scene, surroundings), at);

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

/** What a name covers around a place of the unit square, where so many pixels are its side. */
const boxAt = ({ left, right, top, bottom }: NameBox, [x, y]: MercatorPoint, pixels: number) => ({
  left: x + left / pixels,
  right: x + right / pixels,
  top: y + top / pixels,
  bottom: y + bottom / pixels,
});
