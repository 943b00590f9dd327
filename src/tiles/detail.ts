import type { Position } from 'geojson';
import { type Bounds, mercatorBox, unwrapped } from '../core/camera/bounds.ts';
import { fitBounds } from '../core/camera/fit-bounds.ts';
import { kmPerDegree, nearAngle, pixelKm, worldSize } from '../core/camera/mercator.ts';
import { largeDesk, screens } from '../core/camera/screens.ts';
import { clamp } from '../core/numbers.ts';
import { fineFrom } from '../style/basemaps.ts';
import { boxAround, boxOnScreen } from './screens.ts';

interface View {
  readonly box: Bounds;
  readonly zoom: number;
  /** Who sees the box: a screen that shows a scene, one up to a screen beyond it, or a reader who goes farther. */
  readonly sight: 'framed' | 'near' | 'far';
}

export const viewsOf = (scene: Parameters<typeof fitBounds>[0]): View[] =>
  screens.flatMap((screen): View[] => {
    const camera = fitBounds(scene, screen);
    const { zoom } = camera;
    return [
      { box: boxOnScreen(camera, screen, 0), zoom, sight: 'framed' },
      { box: boxOnScreen(camera, screen, 1), zoom, sight: 'near' },
    ];
  });

/** Returns the bounds of all that the largest screen shows at a zoom when its middle is anywhere in a box. */
function aroundReach(reach: Bounds, zoom: number): Bounds {
  const [left, top, right, bottom] = mercatorBox(reach);
  const size = worldSize(zoom);
  const [aside, ahead] = [largeDesk.width / 2 / size, largeDesk.height / 2 / size];
  return boxAround([left, right], [top, bottom], aside, ahead);
}

export interface Detail {
  /** The minimum area of the triangle between a vertex and its neighbours, in km². */
  readonly triangle: number;
  /** The number of decimals of a degree: 4 are precise to 11 m, 3 to 110 m, 2 to 1.1 km. */
  readonly decimals: number;
  /** The minimum area of islands and lakes, in km², and length of rivers, in km. */
  readonly island: number;
  readonly lake: number;
  readonly river: number;
}

export type DetailAt<Also extends keyof Detail = never> = (
  place: Position,
) => Pick<Detail, 'triangle' | 'decimals' | Also>;

export interface BasemapDetail {
  readonly land: DetailAt<'island'>;
  readonly waters: DetailAt<'lake' | 'river'>;
  /** The maximum gap between neighbours, left by simplification, that is closed, in km². */
  readonly gap: number;
}

export interface CutDetail {
  readonly fine: BasemapDetail;
  readonly overview: BasemapDetail;
}

export type Zone<T> = T & { readonly box: Bounds };

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

/** The minimum sizes of shapes worth keeping, in pixels or square pixels. */
const worth = {
  framed: { triangle: 1, island: 3, lake: 40, river: 75 },
  near: { triangle: 2.5, island: 8, lake: 80, river: 100 },
  far: { triangle: 4, island: 12, lake: 160, river: 200 },
} as const;

/** The latitude, in degrees, beyond which the map grows ever larger and readers seldom look. */
const maxLatitude = 66;

function detailOfView({ zoom, sight }: Omit<View, 'box'>, lat: number, coarser: number): Detail {
  const pixel = pixelKm(zoom, sight === 'far' ? clamp(lat, -maxLatitude, maxLatitude) : lat);
  const { triangle, island, lake, river } = worth[sight];
  const area = pixel ** 2 * coarser;
  return {
    triangle: area * triangle,
    island: area * island,
    lake: area * lake,
    river: Math.sqrt(area) * river,
    // Rounded positions may be 0.7 pixels apart.
    decimals: clamp(Math.ceil(Math.log10(kmPerDegree / (pixel * 0.7))), 1, 3),
  };
}

const closeness = ({ zoom, sight }: View): number => zoom - Math.log2(worth[sight].triangle) / 2;

/**
 * Chooses the detail that a pixel shows at the closest zoom at which each place is seen, made a number of times
 * `coarser`. The fine files are for zooms from {@link fineFrom}; the overview is for lower zooms and for a picture of
 * the `ground` beneath everything else. A reader may move the middle of the map anywhere in `reach`.
 */
export function detailFor(
  { views, reach, ground }: { views: readonly View[]; reach: Bounds; ground: Bounds },
  coarser = 1,
): CutDetail {
  const detailOf = (seen: readonly View[], zooms: readonly number[]): DetailAt<keyof Detail> => {
    const around = zooms.map(
      (zoom): View => ({ box: aroundReach(reach, zoom), zoom, sight: 'far' }),
    );
    const zones = [...seen, ...around].sort((a, b) => closeness(b) - closeness(a));
    const rest = { zoom: Math.min(...zooms) - 1, sight: 'far' } as const;
    const viewAt = inZones<Omit<View, 'box'>>(zones, rest);
    return (place) => detailOfView(viewAt(place), place[1] ?? 0, coarser);
  };
  const [west, , east] = unwrapped(ground);
  // At this zoom, a pixel of the map is one of the ground's picture, which is 1536 pixels wide.
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
