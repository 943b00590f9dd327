import type { Position } from 'geojson';
import { type Bounds, boundsContain, widthKm } from '../../../core/camera/bounds.ts';
import { grownWindow, windowSpan } from './window.ts';

/** How finely a part of the Earth is kept. */
export interface Detail {
  /** A vertex is dropped where the triangle with its neighbours is smaller, in km². */
  readonly triangle: number;
  /** Decimals of a degree that are kept: 4 are 11 m, 3 are 110 m, 2 are 1.1 km. */
  readonly decimals: number;
  /** An island is dropped where it is smaller, in km². */
  readonly island: number;
  /** A lake is dropped where it is smaller, in km². */
  readonly lake: number;
  /** A river is dropped where it is shorter, in km. */
  readonly river: number;
}

/** Gives how finely lines are kept at a place, and what else is asked for. */
export type DetailAt<Also extends keyof Detail = never> = (
  place: Position,
) => Pick<Detail, 'triangle' | 'decimals' | Also>;

/** How finely the land and the waters of a basemap are kept. */
export interface BasemapDetail {
  readonly land: DetailAt<'island'>;
  readonly waters: DetailAt<'lake' | 'river'>;
  /** Gaps between neighbours, in km², that simplifying leaves and that are closed. */
  readonly gap: number;
}

/** How finely all of a basemap is kept: in full detail, and for small scales. */
export interface CutDetail {
  readonly fine: BasemapDetail;
  readonly overview: BasemapDetail;
}

/** A box of the Earth and the detail in it. */
export type Zone<T> = T & { readonly box: Bounds };

/** The detail of the first zone that holds a place, or of what lies beyond all of them. */
export const inZones =
  <T>(zones: readonly Zone<T>[], beyond: T) =>
  ([longitude = 0, latitude = 0]: Position): T =>
    zones.find(({ box }) => boundsContain(box, [longitude, latitude])) ?? beyond;

/** Pixels that the longer side of a scene fills on a large screen, and that of a window within which scenes lie. */
const pixels = { scene: 1500, window: 4000 } as const;

/** The least triangle, in km², that is worth keeping at the closest that the map is seen, and where the overview ends. */
const leastTriangle = { fine: 0.045, overview: 18 } as const;

/**
 * The overview is also drawn as a picture that lies beneath all else, of twice the window's width and a
 * little within its coasts: by this share of its width. So far the overview may differ from the finer
 * files before it is seen beside them.
 */
const inset = 1 / 1230;

/** Gaps between neighbours that simplifying leaves and that are closed, in km². */
const gaps = { fine: 1, overview: 20 } as const;

/** What is kept beyond all frames and their surroundings: what a map of the world shows. */
const beyond: Detail = { triangle: 1500, island: 1500, decimals: 1, lake: 8000, river: 2500 };

/** How much more than a frame is kept as finely, and how much more less so, as shares of its sides. */
const margin = { within: 0.3, around: 1 } as const;

/**
 * How finely a basemap is kept: in its window, and in each scene within that, by what a pixel covers there,
 * less around them, and coarsely beyond.
 *
 * @param coarser how many times coarser than that, so that it takes fewer bytes
 */
export function detailFor(window: Bounds, scenes: readonly Bounds[], coarser = 1): CutDetail {
  const frames = [
    ...scenes.map((box) => ({ box, pixel: windowSpan(box) / pixels.scene })),
    { box: window, pixel: windowSpan(window) / pixels.window },
  ];
  const detailOf = (least: number, fewer: number, gap: number): BasemapDetail => {
    const finestFirst = frames
      .map(({ box, pixel }) => ({ box, triangle: Math.max(pixel ** 2 / 2, least) * coarser }))
      .sort((a, b) => a.triangle - b.triangle);
    const zones = [
      ...finestFirst.map(({ box, triangle }) => within(box, triangle, fewer)),
      ...finestFirst.map(({ box, triangle }) => around(box, triangle, fewer)),
    ];
    return { land: inZones(zones, beyond), waters: inZones(zones, beyond), gap };
  };
  const apart = (2 * Math.max(...frames.map(({ box }) => widthKm(box))) * inset) ** 2;
  return {
    fine: detailOf(leastTriangle.fine, 1, gaps.fine),
    overview: detailOf(Math.min(leastTriangle.overview, apart), 2, Math.min(gaps.overview, apart)),
  };
}

/** The zone of a frame. @param fewer how many times longer rivers must be. */
const within = (box: Bounds, triangle: number, fewer: number): Zone<Detail> => ({
  box: grownWindow(box, margin.within),
  triangle,
  decimals: triangle < 1 ? 3 : 2,
  island: 3 * triangle,
  lake: 100 * triangle,
  river: (windowSpan(box) / 20) * fewer,
});

/** The zone around that of a frame. */
function around(box: Bounds, least: number, fewer: number): Zone<Detail> {
  const triangle = Math.min(Math.max(30 * least, 25), beyond.triangle);
  return {
    box: grownWindow(box, margin.around),
    triangle,
    decimals: 2,
    island: 3 * triangle,
    lake: 30 * triangle,
    river: (windowSpan(box) / 5) * fewer,
  };
}
