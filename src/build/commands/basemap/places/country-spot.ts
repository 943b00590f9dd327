import { booleanPointInPolygon, polygon } from '@turf/turf';
import type { Position } from 'geojson';
import { type LngLat, nearAngle } from '../../../../core/camera/mercator.ts';
import type { ClearFrom } from './lines-in-sight.ts';
import { countryBox } from './name-box.ts';

/** Where a country's name stands, and from which zoom on it keeps off the story's lines there. */
export interface CountrySpot {
  readonly at: LngLat;
  readonly clearFrom: number;
}

/** In how many steps each way the box around a country is searched. */
const steps = 24;

/**
 * The spot within a country for its name: the middle, or the one nearest to it at which the name keeps
 * off the story's lines, at all zooms or else from the farthest on.
 *
 * @param ring the country's largest piece
 * @param middle a position well inside of it
 */
export function countrySpot(
  name: string,
  { ring, middle }: { readonly ring: readonly Position[]; readonly middle: LngLat },
  inSight: (at: LngLat) => ClearFrom,
): CountrySpot {
  const box = countryBox(name);
  let best: CountrySpot = { at: middle, clearFrom: inSight(middle)(box) };
  if (best.clearFrom === 0) return best;
  for (const at of spotsWithin(ring, middle)) {
    const clearFrom = inSight(at)(box);
    if (clearFrom < best.clearFrom) best = { at, clearFrom };
    if (clearFrom === 0) break;
  }
  return best;
}

/** Spots of a grid over a piece that lie inside of it, the nearest to its middle first. */
function spotsWithin(ring: readonly Position[], [x, y]: LngLat): LngLat[] {
  const around = ring.map(([lng = x, lat = y]): LngLat => [nearAngle(lng, x), lat]);
  const area = polygon([around.map((position) => [...position])]);
  const [west, east] = ends(around.map(([lng]) => lng));
  const [south, north] = ends(around.map(([, lat]) => lat));
  const shrink = Math.cos((y * Math.PI) / 180);
  const awayOf = ([lng, lat]: LngLat): number => Math.hypot((lng - x) * shrink, lat - y);
  const shares = Array.from({ length: steps - 1 }, (_, i) => (i + 1) / steps);
  return shares
    .flatMap((across) =>
      shares.map((up): LngLat => [west + (east - west) * across, south + (north - south) * up]),
    )
    .filter((spot) => booleanPointInPolygon([...spot], area))
    .sort((a, b) => awayOf(a) - awayOf(b));
}

const ends = (values: readonly number[]): readonly [least: number, most: number] =>
  values.reduce<readonly [number, number]>(
    ([least, most], each) => [Math.min(least, each), Math.max(most, each)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
