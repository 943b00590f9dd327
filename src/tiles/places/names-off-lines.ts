import { closestZoom } from '../../core/camera/fit-bounds.ts';
import {
  type LngLat,
  type MercatorPoint,
  toMercator,
  worldSize,
} from '../../core/camera/mercator.ts';
import { type Box, boxAbout, lineMeetsBox } from '../../core/geometry/box.ts';
import type { Position } from '../../core/geometry/coordinates.ts';
import { emsOf } from '../../core/text-width.ts';
import { cityText, countryText, type NameSide, nameSides } from '../../style/place-layers.ts';

/** A name for the map before it has its place among the others. */
export interface Place {
  readonly name: string;
  /** The same in other languages, as a feature has it: `name:fr`. */
  readonly names?: Readonly<Record<string, string>>;
  readonly kind: 'capital' | 'city' | 'town' | 'country' | 'province';
  /** 1 is the most important, 6 the least: how large the name is written, and which gives way. */
  readonly rank: number;
  readonly at: LngLat;
  /** The zoom below which it would not help, however much room there is. */
  readonly from: number;
}

/** A place with the zoom from which there is room for its name, and the side of its dot that this is on, if it has one. */
export type RoomyPlace = Place & { readonly minZoom: number; readonly side?: NameSide };

/** The lines that the story draws, off which names are kept; they run on past the 180th meridian. */
export type DrawnLines = readonly (readonly Position[])[];

/**
 * Places with the side on which their name keeps off the story's lines, from the zoom on at which it does. One
 * that never does is left out, unless it is wanted.
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

/** More than the longest name covers on any side, in pixels. */
const reach: Box = { left: -200, right: 200, top: -80, bottom: 80 };

/** Between two zooms that are looked at. */
const step = 0.125;

/** The zoom from which a name keeps off all lines; 0 where it does at all zooms, infinite where at none. */
export type ClearFrom = (box: Box) => number;

/** What is looked at about a place: the lines near it, from the closest zoom to the farthest at which it is named. */
export function linesNear(lines: DrawnLines): (at: LngLat, farthest: number) => ClearFrom {
  // A line may be seen from a place a turn east or west of where it is written.
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

/** What a name covers, a box in pixels about its dot, around a place of the unit square, where so many pixels are its side. */
const boxAt = ({ left, right, top, bottom }: Box, [x, y]: MercatorPoint, pixels: number) => ({
  left: x + left / pixels,
  right: x + right / pixels,
  top: y + top / pixels,
  bottom: y + bottom / pixels,
});

/** How far the names of places and of countries keep off lines, in pixels. */
const air = { town: 1, country: 6 } as const;

/** Half the width and height of a text that is so many ems long, a line beneath another where it is too wide. */
const halves = (long: number, em: number, { widest, line }: typeof cityText | typeof countryText) =>
  [(Math.min(long, widest) * em) / 2, (Math.ceil(long / widest) * line * em) / 2] as const;

/** What the name of a place covers on a side of its dot, by about what its characters take. */
export function nameBox({ name, rank }: Pick<Place, 'name' | 'rank'>, side: NameSide): Box {
  const { first, fifth } = cityText;
  const em = first + ((fifth - first) * (Math.min(rank, 5) - 1)) / 4;
  const [halfWidth, halfHeight] = halves(emsOf(name), em, cityText);
  const { anchor, offset } = nameSides[side];
  const towards = (low: string, high: string) =>
    Number(anchor.includes(low)) - Number(anchor.includes(high));
  const x = offset[0] * em + towards('left', 'right') * halfWidth;
  const y = offset[1] * em + towards('top', 'bottom') * halfHeight;
  return boxAbout([x, y], halfWidth + air.town, halfHeight + air.town);
}

/** What the name of a country covers about its middle, in capitals. */
export function countryBox(name: string): Box {
  // A capital is about so many ems wide.
  const long = emsOf(name, 0.6) + name.length * countryText.spacing;
  const [halfWidth, halfHeight] = halves(long, countryText.largest, countryText);
  return boxAbout([0, 0], halfWidth + air.country, halfHeight + air.country);
}
