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
  /** In other languages, by property of the feature: `name:fr`. */
  readonly names?: Readonly<Record<string, string>>;
  readonly kind: 'capital' | 'city' | 'town' | 'country' | 'province';
  /** 1 (most important) to 6: decides the size of the name, and which gives way. */
  readonly rank: number;
  readonly at: LngLat;
  /** The zoom below which it is of no help, even with room. */
  readonly from: number;
}

/** With the first zoom at which the name has room, and the side of its dot that it is on, if any. */
export type RoomyPlace = Place & { readonly minZoom: number; readonly side?: NameSide };

/** Lines of the story, which names avoid; they run on past the 180th meridian. */
export type DrawnLines = readonly (readonly Position[])[];

/**
 * Gives each place the side on which its name clears the story's lines from the lowest zoom. Leaves out those that
 * never do, unless they are wanted.
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

/** The zoom from which a name clears all lines: 0 for all zooms, infinite for none. */
export type ClearFrom = (box: Box) => number;

/** Finds the lines near a place, and from which zoom (not below `farthest`) a name there clears them. */
export function linesNear(lines: DrawnLines): (at: LngLat, farthest: number) => ClearFrom {
  // A line may show a turn east or west of its coordinates.
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

/** A box in pixels about a name's dot, in the unit square, whose side is `pixels` long. */
const boxAt = ({ left, right, top, bottom }: Box, [x, y]: MercatorPoint, pixels: number) => ({
  left: x + left / pixels,
  right: x + right / pixels,
  top: y + top / pixels,
  bottom: y + bottom / pixels,
});

const air = { town: 1, country: 6 } as const;

/** Half the width and height of a text `long` ems long, wrapped where it is too wide. */
const halves = (
  long: number,
  em: number,
  { maxWidth, line }: typeof cityText | typeof countryText,
) => [(Math.min(long, maxWidth) * em) / 2, (Math.ceil(long / maxWidth) * line * em) / 2] as const;

/** The box of a place's name on a side of its dot, estimated from its characters. */
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
  // 0.6: the average width of a capital letter, in ems.
  const long = estimateEms(name, 0.6) + name.length * countryText.spacing;
  const [halfWidth, halfHeight] = halves(long, countryText.maxSize, countryText);
  return boxAbout([0, 0], halfWidth + air.country, halfHeight + air.country);
}
