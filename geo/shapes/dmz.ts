import { buffer, featureCollection, intersect, lineString, union } from '@turf/turf';
import type { Feature, LineString, Polygon, Position } from 'geojson';
import { cleanAndRound } from '../../src/tiles/shapes/areas.ts';
import {
  bordersBetween,
  type Country,
  type NamedProperties,
} from '../../src/tiles/shapes/ground.ts';
import { eastward, nearestIndex } from './along-border.ts';

/** Where the Imjin meets the Han, and the line comes ashore: the estuary is not part of it. */
const imjinMouth: Position = [126.6724, 37.8317];

/** The zone reaches two kilometres to each side by the Armistice Agreement of 1953. */
const halfWidth = 2;

/** The Military Demarcation Line on land, from the Imjin's mouth to the east coast. */
const demarcationLineOf = (countries: readonly Country[]): Position[] => {
  const [line = [], ...others] = bordersBetween(countries, (pair) => pair === 'KOR-PRK');
  if (line.length === 0 || others.length > 0) {
    throw new Error(
      'geo/shapes/dmz.ts: the line between the Koreas must be one piece in the source.',
    );
  }
  const fromWest = eastward(line);
  return fromWest.slice(nearestIndex(fromWest, imjinMouth));
};

/** The line and, as its buffer of two kilometres on land, the zone. */
export const dmzOf = async (
  countries: readonly Country[],
): Promise<[Feature<LineString, NamedProperties>, Feature<Polygon, NamedProperties>]> => {
  const line = lineString(demarcationLineOf(countries));
  const band = buffer(line, halfWidth, { units: 'kilometers', steps: 8 });
  const koreas = countries.filter(({ properties: { a3 } }) => a3 === 'KOR' || a3 === 'PRK');
  const land = union(featureCollection(koreas));
  const zone = band && land && intersect(featureCollection([band, land]));
  if (zone?.geometry.type !== 'Polygon') {
    throw new Error('geo/shapes/dmz.ts: the zone must be one polygon on land.');
  }
  const [settled] = await cleanAndRound([{ ...zone, properties: {} }], 0, () => 4);
  if (settled?.geometry.type !== 'Polygon') {
    throw new Error('geo/shapes/dmz.ts: the zone must stay one polygon when it is rounded.');
  }
  return [
    {
      type: 'Feature',
      properties: { name: 'Military Demarcation Line', part: 'line' },
      geometry: line.geometry,
    },
    {
      type: 'Feature',
      properties: { name: 'Demilitarised Zone', part: 'zone' },
      geometry: settled.geometry,
    },
  ];
};
