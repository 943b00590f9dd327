import type { Bounds } from '../../../core/camera/bounds.ts';
import type { BasemapDetail } from '../shapes/basemap.ts';
import { type Detail, inZones } from '../shapes/detail.ts';
import type { WaterDetail } from '../shapes/waters.ts';
import { grownWindow } from './grown-window.ts';
import { windowSpan } from './window-span.ts';

/** How finely the window, what lies around it and the rest of the world are kept. */
interface Zones<T> {
  readonly within: T;
  readonly around: T;
  readonly beyond: T;
}

/** The detail of a whole basemap in full detail, and of the one for small scales. */
export interface WindowDetail {
  readonly fine: BasemapDetail;
  readonly overview: BasemapDetail;
}

/** Pixels across a window as it is seen at the closest: about four screens of a desk. */
const pixelsAcross = 4000;

/** The area of a pixel, in km², at the zoom at which the overview gives way to the finer files. */
const overviewPixel = 18;

/** What is kept of the world beyond a window and its surroundings: what a map of the world shows. */
const beyond = {
  land: { triangle: 1500, island: 1500, decimals: 1 },
  waters: { triangle: 1500, decimals: 1, lake: 8000, river: 2500 },
} as const satisfies { land: Detail; waters: WaterDetail };

/**
 * How finely a basemap is kept: by what a pixel covers where the window is seen at the closest, less
 * around it, and coarsely beyond.
 *
 * @param coarser how many times coarser than that, so that it takes fewer bytes
 */
export function detailFor(window: Bounds, coarser = 1): WindowDetail {
  const span = windowSpan(window);
  const pixel = (span / pixelsAcross) ** 2;
  return {
    fine: detailOf(window, zonesFrom((pixel / 2) * coarser, span, 1), 1),
    overview: detailOf(window, zonesFrom(Math.max(overviewPixel, 2 * pixel) * coarser, span, 2), 20),
  };
}

/** The zones' detail by the least triangle within the window, in km². */
function zonesFrom(
  triangle: number,
  span: number,
  fewer: number,
): { land: Zones<Detail>; waters: Zones<WaterDetail> } {
  const around = Math.min(Math.max(30 * triangle, 25), beyond.land.triangle);
  const decimals = triangle < 1 ? 3 : 2;
  const river = (span / 20) * fewer;
  return {
    land: {
      within: { triangle, island: 4 * triangle, decimals },
      around: { triangle: around, island: 3 * around, decimals: 2 },
      beyond: beyond.land,
    },
    waters: {
      within: { triangle, decimals, lake: 100 * triangle, river },
      around: { triangle: around, decimals: 2, lake: 30 * around, river: 4 * river },
      beyond: { ...beyond.waters, river: Math.max(beyond.waters.river, river) },
    },
  };
}

function detailOf(
  window: Bounds,
  { land, waters }: ReturnType<typeof zonesFrom>,
  gap: number,
): BasemapDetail {
  const [within, around] = [grownWindow(window, 0.1), grownWindow(window, 1)];
  const inBoxes = <T extends object>(zones: Zones<T>) =>
    inZones<T>(
      [
        { ...zones.within, box: within },
        { ...zones.around, box: around },
      ],
      zones.beyond,
    );
  return { land: inBoxes(land), waters: inBoxes(waters), gap };
}
