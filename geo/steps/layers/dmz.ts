import { buffer, featureCollection, intersect, lineString, union } from '@turf/turf';
import type { Feature, LineString, Polygon, Position } from 'geojson';
import { areasOf } from '../../../src/build/commands/basemap/shapes/areas.ts';
import { bordersBetween } from '../../../src/build/commands/basemap/shapes/borders-between.ts';
import { cleanAndRound } from '../../../src/build/commands/basemap/shapes/clean-areas.ts';
import type { NamedProperties } from '../../../src/build/commands/basemap/shapes/named-features.ts';
import { rewind } from '../../../src/build/commands/basemap/shapes/rewind.ts';
import { roundTo } from '../../../src/build/commands/basemap/shapes/round.ts';
import type { World } from '../../../src/build/commands/basemap/shapes/world.ts';
import { nearestIndex } from '../nearest-index.ts';

/** Where the Imjin meets the Han, and the line comes ashore: the estuary is not part of it. */
const imjinMouth: Position = [126.6724, 37.8317];

/** The zone reaches two kilometres to each side by the Armistice Agreement of 1953. */
const halfWidth = 2;

/** The Military Demarcation Line on land, from the Imjin's mouth to the east coast. */
const demarcationLineOf = (world: World): Position[] => {
  const [line = [], ...others] = bordersBetween(world, (a, b) => a === 'KOR' && b === 'PRK');
  if (line.length === 0 || others.length > 0) {
    throw new Error(
      'geo/steps/layers/dmz.ts: the line between the Koreas must be one piece in the source.',
    );
  }
  const eastward = (line[0]?.[0] ?? 0) < (line.at(-1)?.[0] ?? 0) ? line : [...line].reverse();
  return eastward.slice(nearestIndex(eastward, imjinMouth));
};

/** The line and, as its buffer of two kilometres on land, the zone. */
export const dmzOf = async (
  world: World,
): Promise<[Feature<LineString, NamedProperties>, Feature<Polygon, NamedProperties>]> => {
  const line = lineString(demarcationLineOf(world));
  const band = buffer(line, halfWidth, { units: 'kilometers', steps: 8 });
  const koreas = areasOf(world).filter(({ properties: { a3 } }) => a3 === 'KOR' || a3 === 'PRK');
  const land = union(featureCollection(koreas));
  const zone = band && land && intersect(featureCollection([band, land]));
  if (zone?.geometry.type !== 'Polygon') {
    throw new Error('geo/steps/layers/dmz.ts: the zone must be one polygon on land.');
  }
  const [settled] = areasOf(
    await cleanAndRound([{ ...zone, properties: {} }], 0, (position) => roundTo(position, 4)),
  );
  if (settled?.geometry.type !== 'Polygon') {
    throw new Error('geo/steps/layers/dmz.ts: the zone must stay one polygon when it is rounded.');
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
      geometry: rewind(settled.geometry),
    },
  ];
};
