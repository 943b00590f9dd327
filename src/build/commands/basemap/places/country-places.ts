import { polygon } from '@turf/turf';
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon, Position } from 'geojson';
import type { Bounds } from '../../../../core/camera/bounds.ts';
import { nearAngle, worldSize } from '../../../../core/camera/mercator.ts';
import { clipToWindow } from '../shapes/clip-to-window.ts';
import { ringArea } from '../shapes/planar.ts';
import { runMapshaper } from '../shapes/run-mapshaper.ts';
import { countryName } from './country-name.ts';
import { countrySpot } from './country-spot.ts';
import { type DrawnOver, linesInSight } from './lines-in-sight.ts';
import type { Place } from './place.ts';

type NamedCountry = Feature<Polygon | MultiPolygon, { readonly name: string }>;

/** A country's largest piece in the window, by which it is named. */
interface Piece {
  readonly name: string;
  readonly ring: Position[];
  /** In km². */
  readonly area: number;
  /** Of all pieces in the window, in degrees. */
  readonly width: number;
}

/** How wide a country is at least where it is named, in pixels. */
const leastWidth = 45;

/** The zoom from which the smallest are named. */
const latest = 5;

/**
 * The names of the countries that the window shows, the largest first, each in its largest piece: in the
 * middle, or as near to it as the name keeps off the story's lines. One that finds no room beside them has
 * an infinite zoom to be named from, unless it is wanted.
 */
export async function countryPlaces(
  countries: readonly NamedCountry[],
  window: Bounds,
  over: DrawnOver,
  wanted: ReadonlySet<string> = new Set(),
): Promise<Place[]> {
  const pieces = countries
    .flatMap((country) => largestPiece(country, window))
    .sort((a, b) => b.area - a.area);
  const middles = await middlesOf(pieces);
  const inSight = linesInSight(over);
  return pieces.flatMap(({ name: short, ring, width }, index) => {
    const [x, y] = middles[index] ?? [];
    if (x === undefined || y === undefined) return [];
    const name = countryName(short);
    const { at, clearFrom } = countrySpot(name, { ring, middle: [x, y] }, inSight);
    const wide = Math.log2((leastWidth * 360) / (worldSize(0) * width));
    const helps = Math.min(Math.max(wide, 1), latest);
    const from = wanted.has(name) ? helps : Math.max(helps, clearFrom);
    return [{ name, kind: 'country' as const, rank: 2, at, from }];
  });
}

function largestPiece({ properties, geometry }: NamedCountry, window: Bounds): Piece[] {
  const rings = clipToWindow(geometry, window).flatMap(([ring]) => (ring ? [ring] : []));
  const pieces = rings.map((ring) => ({ ring, area: ringArea(ring) }));
  const [largest] = pieces.sort((a, b) => b.area - a.area);
  if (!largest) return [];
  const [middle = 0] = largest.ring[0] ?? [];
  const longitudes = rings.flat().map(([longitude = 0]) => nearAngle(longitude, middle));
  const [west, east] = longitudes.reduce(
    ([least, most], each) => [Math.min(least, each), Math.max(most, each)],
    [middle, middle],
  );
  return [{ ...largest, width: east - west, name: properties.name }];
}

/** For each piece a place well inside of it. */
async function middlesOf(pieces: readonly Piece[]): Promise<(Position | undefined)[]> {
  if (pieces.length === 0) return [];
  const areas = pieces.map(({ ring }, index) => polygon([ring], { index }));
  const { features } = await runMapshaper<FeatureCollection<Point, { index: number }>>(
    '-i areas.json -points inner -o out.json',
    areas,
  );
  const middles: (Position | undefined)[] = pieces.map(() => undefined);
  for (const { properties, geometry } of features) {
    middles[properties.index] = geometry?.coordinates;
  }
  return middles;
}
