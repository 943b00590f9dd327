import { type Bounds, widthKm } from '../../../../core/camera/bounds.ts';
import type { BasemapDetail } from '../shapes/basemap.ts';
import { type Detail, inZones, type Zone } from '../shapes/detail.ts';
import type { WaterDetail } from '../shapes/waters.ts';
import { grownWindow, windowSpan } from '../window.ts';
import type { Frame } from './frame.ts';

/** How finely all of a basemap is kept: in full detail, and for small scales. */
export interface CutDetail {
  readonly fine: BasemapDetail;
  readonly overview: BasemapDetail;
}

/** How finely a place is kept. */
type GroundDetail = Detail & WaterDetail;

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
const beyond: GroundDetail = { triangle: 1500, island: 1500, decimals: 1, lake: 8000, river: 2500 };

/** How much more than a frame is kept as finely, and how much more less so, as shares of its sides. */
const margin = { within: 0.3, around: 1 } as const;

/**
 * How finely a basemap is kept: in each frame by what a pixel covers there, less around it, and coarsely
 * beyond.
 *
 * @param coarser how many times coarser than that, so that it takes fewer bytes
 */
export function detailFor(frames: readonly Frame[], coarser = 1): CutDetail {
  const zonesOf = (least: number, fewer: number) => {
    const finestFirst = frames
      .map((frame) => ({ ...frame, triangle: Math.max(pixelOf(frame) / 2, least) * coarser }))
      .sort((a, b) => a.triangle - b.triangle);
    return [
      ...finestFirst.map(({ box, triangle }) => within(box, triangle, fewer)),
      ...finestFirst.map(({ box, triangle }) => around(box, triangle, fewer)),
    ];
  };
  const apart = 2 * Math.max(...frames.map(({ box }) => widthKm(box))) * inset;
  const overview = Math.min(leastTriangle.overview, apart ** 2);
  return {
    fine: detailOf(zonesOf(leastTriangle.fine, 1), gaps.fine),
    overview: detailOf(zonesOf(overview, 2), Math.min(gaps.overview, apart ** 2)),
  };
}

/** The area of a pixel, in km², where a frame fills its pixels. */
const pixelOf = ({ box, pixels }: Frame): number => (windowSpan(box) / pixels) ** 2;

/** The zone of a frame. @param fewer how many times longer rivers must be. */
const within = (box: Bounds, triangle: number, fewer: number): Zone<GroundDetail> => ({
  box: grownWindow(box, margin.within),
  triangle,
  island: 3 * triangle,
  decimals: triangle < 1 ? 3 : 2,
  lake: 100 * triangle,
  river: (windowSpan(box) / 20) * fewer,
});

/** The zone around that of a frame. */
function around(box: Bounds, least: number, fewer: number): Zone<GroundDetail> {
  const triangle = Math.min(Math.max(30 * least, 25), beyond.triangle);
  return {
    box: grownWindow(box, margin.around),
    triangle,
    island: 3 * triangle,
    decimals: 2,
    lake: 30 * triangle,
    river: (windowSpan(box) / 5) * fewer,
  };
}

const detailOf = (zones: readonly Zone<GroundDetail>[], gap: number): BasemapDetail => ({
  land: inZones(zones, beyond),
  waters: inZones(zones, beyond),
  gap,
});
