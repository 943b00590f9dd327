import { destination } from '@turf/turf';
import type { Feature, MultiLineString, Position } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';
import { roundTo } from '../../src/tiles/shapes/planar.ts';

/** About how many rounds the press reported on 14 July 2014. */
const rounds = 100;

/** Vertices of an arc, and how far it bows northwards, as a share of its length. */
const steps = 12;
const bow = 0.12;

/** Numbers from 0 to 1 that are spread evenly and the same each time: multiples of an irrational number. */
const spread = (i: number, by: number): number => (i * by) % 1;

/**
 * Each round of 14 July 2014 as an arc from about where they were fired into the band in which they fell.
 * The press reported their number and distances alone: where each begins and ends means nothing.
 *
 * @param from The middle of the published place.
 * @param band West, south, east and north.
 */
export const roundsOf = (
  from: Position,
  [west = 0, south = 0, east = 0, north = 0]: readonly number[],
): Feature<MultiLineString, NamedProperties>[] => {
  const coordinates = Array.from({ length: rounds }, (_, i) => {
    const begin = destination([...from], 1.2 * spread(i, 0.7548), 360 * spread(i, 0.5698));
    const to: Position = [
      west + (east - west) * spread(i, 0.618) ** 1.4,
      south + (north - south) * spread(i, 0.4142),
    ];
    return arc(begin.geometry.coordinates, to);
  });
  const name = 'Rounds of 14 July 2014, each as an arc';
  return [
    { type: 'Feature', properties: { name }, geometry: { type: 'MultiLineString', coordinates } },
  ];
};

function arc([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position): Position[] {
  return Array.from({ length: steps + 1 }, (_, step) => {
    const t = step / steps;
    const rise = 4 * t * (1 - t) * bow * (bx - ax);
    return roundTo([ax + (bx - ax) * t, ay + (by - ay) * t + rise], 4);
  });
}
