import { destination } from '@turf/turf';
import type { Feature, LineString, Polygon, Position } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';
import { roundTo } from '../../src/tiles/shapes/planar.ts';

/** How far north of the sea line the rounds of 14 July fell, in kilometres, as the press reported. */
const fell = { from: 1, to: 8 } as const;

/** How far from the shore the least and the farthest of them flew, in kilometres. */
const flew = { least: 3, most: 50 } as const;

/**
 * Where rounds of 14 July 2014 fell, as a band of the sea, and the stretch of the sea line that it is
 * reported by.
 *
 * @param shore Where the armistice line meets the sea, from which the sea line is taken to run due east.
 */
export const fallZoneOf = (
  shore: Position,
): [Feature<LineString, NamedProperties>, Feature<Polygon, NamedProperties>] => {
  const east = (km: number) => destination([...shore], km, 90).geometry.coordinates[0] ?? 0;
  const north = (km: number) => destination([...shore], km, 0).geometry.coordinates[1] ?? 0;
  const at = (x: number, y: number) => roundTo([x, y], 3);
  const [west, end] = [east(flew.least), east(flew.most)];
  const [south, top] = [north(fell.from), north(fell.to)];
  return [
    {
      type: 'Feature',
      properties: { name: 'Sea line', part: 'line' },
      geometry: { type: 'LineString', coordinates: [at(west, north(0)), at(end, north(0))] },
    },
    {
      type: 'Feature',
      properties: { name: 'Where rounds fell, 14 July 2014', part: 'zone' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [at(west, south), at(end, south), at(end, top), at(west, top), at(west, south)],
        ],
      },
    },
  ];
};
