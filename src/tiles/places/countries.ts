import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { polygon } from '@turf/helpers';
import { geoPath } from 'd3-geo';
import type { Feature, MultiPolygon, Point, Polygon, Position } from 'geojson';
import type { Bounds } from '../../core/camera/bounds.ts';
import { greatCircleKm, type LngLat, nearAngle, worldSize } from '../../core/camera/mercator.ts';
import { longitudesOf } from '../../core/geometry/coordinates.ts';
import { clamp } from '../../core/numbers.ts';
import type { languagesOf } from '../../read/text/front-matter.ts';
import { mapshape } from '../shapes/areas.ts';
import { ringArea } from '../shapes/planar.ts';
import { clipToWindow } from '../window.ts';
import {
  type ClearFrom,
  countryBox,
  type DrawnLines,
  linesNear,
  type Place,
} from './names-off-lines.ts';

export type NamedCountry = Feature<
  Polygon | MultiPolygon,
  { readonly name: string; readonly region?: string; readonly kind?: 'province' }
>;

type Piece = NamedCountry['properties'] & {
  readonly ring: Position[];
  readonly area: number;
  /** The width of all the country's pieces in the window, in degrees. */
  readonly width: number;
};

/** The minimum width, in pixels, at which a country is named. */
const minWidth = 45;

/** The zoom from which even the smallest countries are named, and the first at which provinces are. */
const [latest, provincesFrom] = [5, 4];

/**
 * Places the names of the countries in a window, the largest first, each as near the middle of the country's largest
 * piece as the story's lines allow. A name without room is left out unless it is wanted.
 */
export async function countryPlaces(
  countries: readonly NamedCountry[],
  window: Bounds,
  lines: DrawnLines,
  wanted: ReadonlySet<string>,
  [own, ...others]: ReturnType<typeof languagesOf>,
): Promise<Place[]> {
  const pieces = countries
    .filter(({ properties: { name, region, kind } }) => kind || region || withoutCode[name])
    .flatMap((country) => largestPiece(country, window))
    .sort((a, b) => b.area - a.area)
    .filter(({ region }, i, all) => !region || all.findIndex((a) => a.region === region) === i);
  const near = linesNear(lines);
  const middles = await mapshape<Piece, Feature<Point, Piece>>(
    '-points inner',
    pieces.map((piece) => polygon([piece.ring], piece)),
  );
  return middles.map(({ properties: { name: short, region, kind, ring, width }, geometry }) => {
    const [x = 0, y = 0] = geometry.coordinates;
    const named = (tag: string) =>
      (region && countryName(tag, region)) ?? withoutCode[short] ?? short;
    const name = named(own);
    const names = Object.fromEntries(others.map((tag) => [`name:${tag}`, named(tag)]));
    const wide = Math.log2((minWidth * 360) / (worldSize(0) * width));
    const helps = clamp(wide, kind ? provincesFrom : 1, latest);
    const { at, clearFrom } = countrySpot(name, { ring, middle: [x, y] }, (spot) =>
      near(spot, helps),
    );
    const from = wanted.has(name) ? helps : Math.max(helps, clearFrom);
    return { name, names, kind: kind ?? 'country', rank: kind ? 3 : 2, at, from };
  });
}

function largestPiece({ properties, geometry }: NamedCountry, window: Bounds): Piece[] {
  const rings = clipToWindow(geometry, window).flatMap(([ring]) => (ring ? [ring] : []));
  const pieces = rings.map((ring) => ({ ring, area: ringArea(ring) }));
  const [largest] = pieces.sort((a, b) => b.area - a.area);
  if (!largest) return [];
  const [middle = 0] = largest.ring[0] ?? [];
  const [west, east] = longitudesOf(nearby(rings.flat(), middle));
  return [{ ...largest, width: east - west, ...properties }];
}

const nearby = (places: readonly Position[], near: number): Position[] =>
  places.map(([lng = 0, lat = 0]) => [nearAngle(lng, near), lat]);

/** Returns the spot nearest a country's middle at which the name clears the story's lines from the lowest zoom. */
export function countrySpot(
  name: string,
  { ring, middle }: { readonly ring: readonly Position[]; readonly middle: LngLat },
  near: (at: LngLat) => ClearFrom,
): { readonly at: LngLat; readonly clearFrom: number } {
  const box = countryBox(name);
  let best = { at: middle, clearFrom: near(middle)(box) };
  for (const at of best.clearFrom > 0 ? spotsWithin(ring, middle) : []) {
    const clearFrom = near(at)(box);
    if (clearFrom < best.clearFrom) best = { at, clearFrom };
    if (clearFrom === 0) break;
  }
  return best;
}

const steps = 24;

function spotsWithin(ring: readonly Position[], middle: LngLat): LngLat[] {
  const area = polygon([nearby(ring, middle[0])]);
  const [[west, south], [east, north]] = geoPath().bounds(area);
  const shares = Array.from({ length: steps - 1 }, (_, i) => (i + 1) / steps);
  return shares
    .flatMap((across) =>
      shares.map((up): LngLat => [west + (east - west) * across, south + (north - south) * up]),
    )
    .filter((spot) => booleanPointInPolygon([...spot], area))
    .sort((a, b) => greatCircleKm(a, middle) - greatCircleKm(b, middle));
}

/** Names of countries without an ISO 3166-1 code; other areas without one are leased, buffers or reefs. */
const withoutCode: Readonly<Record<string, string>> = {
  Kosovo: 'Kosovo',
  'N. Cyprus': 'Northern Cyprus',
  Somaliland: 'Somaliland',
};

const onMaps: Readonly<Record<string, string>> = {
  CD: 'Democratic Republic of the Congo',
  CG: 'Congo',
  CV: 'Cabo Verde',
  HK: 'Hong Kong',
  MM: 'Myanmar',
  MO: 'Macao',
  PS: 'Palestine',
  US: 'United States of America',
};

export function countryName(tag: string, region: string): string | undefined {
  const isEnglish = new Intl.Locale(tag).language === 'en';
  const style = isEnglish ? 'long' : 'short';
  const names = new Intl.DisplayNames([tag], { type: 'region', style, fallback: 'none' });
  if (!isEnglish) return names.of(region);
  return (
    onMaps[region] ??
    names
      .of(region)
      ?.replace(' & ', ' and ')
      .replace(/^St\. /, 'Saint ')
  );
}
