import { closestZoom } from '../../core/camera/fit-bounds.ts';
import {
  type LngLat,
  type MercatorPoint,
  toMercator,
  worldSize,
} from '../../core/camera/mercator.ts';
import { type Box, boxAbout, lineMeetsBox } from '../../core/geometry/box.ts';
import type { Position } from '../../core/geometry/coordinates.ts';
import { estimateEms } from '../../core/text-width.ts';
import { cityText, countryText, type NameSide, nameSides } from '../../style/place-layers.ts';

export interface Place {
  readonly name: string;
  /** The names in other languages, by the feature's properties, such as `name:fr`. */
  readonly names?: Readonly<Record<string, string>>;
  readonly kind: 'capital' | 'city' | 'town' | 'country' | 'province';
  /** The importance, from 1 (highest) to 6, which decides the name's size, and which of two names gives way. */
  readonly rank: number;
  readonly at: LngLat;
  /** The zoom below which the name does not help readers, even if it has room. */
  readonly from: number;
}

/** A place with the first zoom at which its name has room, and the side of the dot, if any, that the name is on. */
export type RoomyPlace = Place & { readonly minZoom: number; readonly side?: NameSide };

/** The story's lines, which names avoid; their longitudes continue past the 180th meridian. */
export type DrawnLines = readonly (readonly Position[])[];

/**
 * Gives each place the side on which its name clears the story's lines from the lowest zoom. Leaves out places whose
 * names never do, unless they are wanted.
 */
export function clearOfLines(
  places: readonly RoomyPlace[],
  lines: DrawnLines,
  wanted: ReadonlySet<string> = new Set(),
): (RoomyPlace & { readonly side: NameSide })[] {
  const near = linesNear(lines);
  return places.flatMap((place) => {
    const clearFrom = near(place.at, place.minZoom);
    const clear = (Object.keys(nameSides) as NameSide[])
      .map((side) => ({ side, from: clearFrom(nameBox(place, side)) }))
      .sort((a, b) => a.from - b.from);
    const [{ side, from }] = clear as [(typeof clear)[number]];
    if (wanted.has(place.name)) return [{ ...place, side }];
    if (from > closestZoom) return [];
    return [{ ...place, side, minZoom: Math.max(place.minZoom, from) }];
  });
}

const reach: Box = { left: -200, right: 200, top: -80, bottom: 80 };

const step = 0.125;

/** Returns the zoom from which a name clears all lines: 0 if it always does, infinity if it never does. */
export type ClearFrom = (box: Box) => number;

/** Finds the lines near a place, and the zoom (at least `farthest`) from which a name at the place clears them. */
export function linesNear(lines: DrawnLines): (at: LngLat, farthest: number) => ClearFrom {
  // A line may be shown a turn of the globe east or west of its coordinates.
  const drawn = [-1, 0, 1].flatMap((turn) =>
    lines.flatMap((line) => {
      const on = line.map(([lng = 0, lat = 0]) => toMercator([lng + 360 * turn, lat]));
      return on.slice(1).map((to, i) => [on[i] ?? to, to] as const);
    }),
  );
  return (at, farthest) => {
    const middle = toMercator(at);
    const widest = boxAt(reach, middle, worldSize(farthest));
    const near = drawn.filter((piece) => lineMeetsBox(piece, widest));
    return (box) => {
      let from = Number.POSITIVE_INFINITY;
      for (let zoom: number = closestZoom; zoom >= farthest; zoom -= step) {
        const covered = boxAt(box, middle, worldSize(zoom));
        if (near.some((piece) => lineMeetsBox(piece, covered))) return from;
        from = zoom;
      }
      return 0;
    };
  };
}

/** Converts a box in pixels around a name's dot to the unit square, whose side is `pixels` long. */
const boxAt = ({ left, right, top, bottom }: Box, [x, y]: MercatorPoint, pixels: number) => ({
  left: x + left / pixels,
  right: x + right / pixels,
  top: y + top / pixels,
  bottom: y + bottom / pixels,
});

const air = { town: 1, country: 6 } as const;

/** Returns half the width and height of a text that is `long` ems long and wraps if it is too wide. */
const halves = (
  long: number,
  em: number,
  { maxWidth, line }: typeof cityText | typeof countryText,
) => [(Math.min(long, maxWidth) * em) / 2, (Math.ceil(long / maxWidth) * line * em) / 2] as const;

/** Estimates the box of a place's name, on a side of the dot, from the name's characters. */
export function nameBox({ name, rank }: Pick<Place, 'name' | 'rank'>, side: NameSide): Box {
  const { first, fifth } = cityText;
  const em = first + ((fifth - first) * (Math.min(rank, 5) - 1)) / 4;
  const [halfWidth, halfHeight] = halves(estimateEms(name), em, cityText);
  const { anchor, offset } = nameSides[side];
  const towards = (low: string, high: string) =>
    Number(anchor.includes(low)) - Number(anchor.includes(high));
  const x = offset[0] * em + towards('left', 'right') * halfWidth;
  const y = offset[1] * em + towards('top', 'bottom') * halfHeight;
  return boxAbout([x, y], halfWidth + air.town, halfHeight + air.town);
}

export function countryBox(name: string): Box {
  // The average width of a capital letter is 0.6 ems.
  const long = estimateEms(name, 0.6) + name.length * countryText.spacing;
  const [halfWidth, halfHeight] = halves(long, countryText.maxSize, countryText);
  return boxAbout([0, 0], halfWidth + air.country, halfHeight + air.country);
}
