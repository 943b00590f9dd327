import type { Position } from 'geojson';
import { type Bounds, mercatorBox, unwrapped } from '../core/camera/bounds.ts';
import { fitBounds } from '../core/camera/fit-bounds.ts';
import { kmPerDegree, nearAngle, pixelKm, worldSize } from '../core/camera/mercator.ts';
import { largeDesk, screens } from '../core/camera/screens.ts';
import { clamp } from '../core/numbers.ts';
import { fineFrom } from '../style/basemaps.ts';
import { boxAround, boxOnScreen } from './screens.ts';

/** A box of the Earth, and the zoom at which it is seen. */
interface View {
  readonly box: Bounds;
  readonly zoom: number;
  /** Whether it lies on a screen that shows a scene, a screen beyond it, or where a reader may yet go. */
  readonly sight: 'framed' | 'near' | 'far';
}

/** What every screen shows of a scene, and as much again on each side. */
export const viewsOf = (scene: Parameters<typeof fitBounds>[0]): View[] =>
  screens.flatMap((screen): View[] => {
    const camera = fitBounds(scene, screen);
    const { zoom } = camera;
    return [
      { box: boxOnScreen(camera, screen, 0), zoom, sight: 'framed' },
      { box: boxOnScreen(camera, screen, 1), zoom, sight: 'near' },
    ];
  });

/** What the largest screen shows at a zoom, wherever in a box its middle is. */
function aroundReach(reach: Bounds, zoom: number): Bounds {
  const [left, top, right, bottom] = mercatorBox(reach);
  const size = worldSize(zoom);
  const [aside, ahead] = [largeDesk.width / 2 / size, largeDesk.height / 2 / size];
  return boxAround([left, right], [top, bottom], aside, ahead);
}

/** How finely a part of the Earth is kept. */
export interface Detail {
  /** A vertex is dropped where the triangle with its neighbours is smaller, in km². */
  readonly triangle: number;
  /** Decimals of a degree that are kept: 4 are 11 m, 3 are 110 m, 2 are 1.1 km. */
  readonly decimals: number;
  /** An island or a lake is dropped where it is smaller, in km², and a river where it is shorter, in km. */
  readonly island: number;
  readonly lake: number;
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
export const inZones = <T>(zones: readonly Zone<T>[], beyond: T) => {
  const boxes = zones.map((zone) => {
    const [west, south, east, north] = unwrapped(zone.box);
    return { zone, west, south, east, north, middle: (west + east) / 2 };
  });
  return ([longitude = 0, latitude = 0]: Position): T =>
    boxes.find(({ west, south, east, north, middle }) => {
      if (latitude < south || latitude > north) return false;
      const near = nearAngle(longitude, middle);
      return near >= west && near <= east;
    })?.zone ?? beyond;
};

/** What is worth keeping of what is seen, in pixels or their areas. */
const worth = {
  framed: { triangle: 1, island: 3, lake: 40, river: 75 },
  near: { triangle: 2.5, island: 8, lake: 80, river: 100 },
  far: { triangle: 4, island: 12, lake: 160, river: 200 },
} as const;

/** Beyond this latitude, in degrees, the map is ever larger and ever less looked at. */
const farthest = 66;

/** What is kept where a place is seen from no closer than a zoom. */
function seenAt({ zoom, sight }: Omit<View, 'box'>, lat: number, coarser: number): Detail {
  const pixel = pixelKm(zoom, sight === 'far' ? clamp(lat, -farthest, farthest) : lat);
  const { triangle, island, lake, river } = worth[sight];
  const area = pixel ** 2 * coarser;
  return {
    triangle: area * triangle,
    island: area * island,
    lake: area * lake,
    river: Math.sqrt(area) * river,
    // A step of what is rounded may be 0.7 pixels.
    decimals: clamp(Math.ceil(Math.log10(kmPerDegree / (pixel * 0.7))), 1, 3),
  };
}

/** By which of two views of a place more is kept of it. */
const closeness = ({ zoom, sight }: View): number => zoom - Math.log2(worth[sight].triangle) / 2;

/**
 * Keeps everywhere what a pixel shows at the closest zoom at which the place is seen, or so many times
 * `coarser`. The fine files are seen from {@link fineFrom} on; the overview up to there, and as one picture of the
 * `ground` beneath all else. A reader may take the middle of the map anywhere in `reach`.
 */
export function detailFor(
  { views, reach, ground }: { views: readonly View[]; reach: Bounds; ground: Bounds },
  coarser = 1,
): CutDetail {
  /** The detail of what is seen in views, and from some zooms around `reach`, the farther away the smaller. */
  const detailOf = (seen: readonly View[], zooms: readonly number[]): DetailAt<keyof Detail> => {
    const around = zooms.map(
      (zoom): View => ({ box: aroundReach(reach, zoom), zoom, sight: 'far' }),
    );
    const zones = [...seen, ...around].sort((a, b) => closeness(b) - closeness(a));
    const rest = { zoom: Math.min(...zooms) - 1, sight: 'far' } as const;
    const viewAt = inZones<Omit<View, 'box'>>(zones, rest);
    return (place) => seenAt(viewAt(place), place[1] ?? 0, coarser);
  };
  const [west, , east] = unwrapped(ground);
  // There a pixel of the map is one of the picture of the ground, which has 1536 across.
  const groundZoom = Math.log2((1536 * 360) / ((east - west) * worldSize(0)));
  const upTo = Math.max(fineFrom, groundZoom);
  const close = views.filter(({ zoom }) => zoom >= fineFrom);
  const capped = views.map((view) => ({ ...view, zoom: Math.min(view.zoom, upTo) }));
  const fine = detailOf(close, [fineFrom]);
  const overview = detailOf(capped, [fineFrom, fineFrom - 1, fineFrom - 2]);
  return {
    fine: { land: fine, waters: fine, gap: 1 },
    overview: { land: overview, waters: overview, gap: Math.min(20, pixelKm(upTo, 0) ** 2) },
  };
}
