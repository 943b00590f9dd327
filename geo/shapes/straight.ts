import { bearing, destination } from '@turf/turf';
import type { Feature, MultiLineString, Position } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';
import { roundTo } from '../../src/tiles/shapes/planar.ts';

const yanji: Position = [129.51, 42.91];
const seoul: Position = [126.98, 37.57];

/** Kilometres from the straight way to the line that measures it, which lies at sea, and half the length of its ends. */
const aside = 295;
const halfEnd = 28;

/** The straight distance from Yanji to Seoul as a dimension line at sea, so that no line joins the two cities. */
export function straightToSeoul(): Feature<MultiLineString, NamedProperties> {
  const across = bearing(yanji, seoul) - 90;
  const moved = (at: Position, km: number) => destination(at, km, across).geometry.coordinates;
  const [start, end] = [moved(yanji, aside), moved(seoul, aside)];
  const tick = (at: Position) => [moved(at, -halfEnd), moved(at, halfEnd)];
  return {
    type: 'Feature',
    properties: {
      name: 'Yanji to Seoul, straight',
      certainty: 'a measure beside the coast, not a way',
    },
    geometry: {
      type: 'MultiLineString',
      coordinates: [[start, end], tick(start), tick(end)].map((line) =>
        line.map((position) => roundTo(position, 2)),
      ),
    },
  };
}
