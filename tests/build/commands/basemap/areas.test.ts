import { area, featureCollection, intersect, kinks, polygon } from '@turf/turf';
import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import {
  type Area,
  areasOf,
  mergedAreaOf,
  sharedAreasOf,
} from '../../../../src/build/commands/basemap/shapes/areas.ts';
import { cleanAndRound } from '../../../../src/build/commands/basemap/shapes/clean-areas.ts';
import { rewind } from '../../../../src/build/commands/basemap/shapes/rewind.ts';
import { roundTo } from '../../../../src/build/commands/basemap/shapes/round.ts';
import { simplifyByPlace } from '../../../../src/build/commands/basemap/shapes/simplify-by-place.ts';
import { splitTouches } from '../../../../src/build/commands/basemap/shapes/split-touches.ts';

/** Rounds to what is kept of the neighbours. */
const roundAt = (position: Position): Position => roundTo(position, 4);

interface Named extends Record<string, unknown> {
  readonly a3: string;
}

const box = (a3: string, west: number, east: number, wiggle: number): Area<Named> => {
  const side = (x: number, count: number): Position[] =>
    Array.from({ length: count }, (_, index) => [
      x + (x === 127 ? Math.sin(index * 1.7) * wiggle : 0),
      36 + index / (count - 1),
    ]);
  const ring = [...side(west, 2).reverse(), ...side(east, east === 127 ? 60 : 2)];
  const turned = west === 127 ? [...side(127, 60).reverse(), ...side(east, 2)] : ring;
  return {
    type: 'Feature',
    properties: { a3 },
    geometry: { type: 'Polygon', coordinates: [[...turned, turned[0] ?? []]] },
  };
};

const neighbours = [box('AAA', 126, 127, 0.004), box('BBB', 127, 128, 0.004)];

/** The pipeline that the basemap goes through, on two neighbours. */
const settle = async () =>
  areasOf(
    await cleanAndRound(areasOf(simplifyByPlace(sharedAreasOf(neighbours), () => 0.3)), 1, roundAt),
  );

describe('areas that are simplified, cleaned and rounded', () => {
  it('keep their shared edge shared', async () => {
    const [a, b] = await settle();
    const overlap = a && b && intersect(featureCollection([a, b]));
    expect(overlap ? area(overlap) : 0).toBe(0);
    const merged = mergedAreaOf(sharedAreasOf([a, b].filter((each) => each !== undefined)));
    expect(merged.coordinates.map((rings) => rings.length)).toEqual([1]);
  });

  it('have fewer vertices, and none that is not rounded', async () => {
    const vertices = (await settle()).flatMap(({ geometry }) => geometry.coordinates.flat(2));
    expect(vertices.length).toBeGreaterThan(8);
    for (const each of await settle()) {
      for (const position of (each.geometry as Polygon).coordinates.flat()) {
        expect(roundAt(position)).toEqual(position);
      }
    }
    const before = neighbours.flatMap(({ geometry }) => geometry.coordinates.flat(2)).length;
    expect(vertices.length).toBeLessThan(before);
  });

  it('come out the same, byte for byte, every time', async () => {
    expect(JSON.stringify(await settle())).toBe(JSON.stringify(await settle()));
  });

  it('lose what crosses itself', async () => {
    const bow: Area<Named> = {
      type: 'Feature',
      properties: { a3: 'BOW' },
      geometry: polygon([
        [
          [126, 36],
          [127, 37],
          [127, 36],
          [126, 37],
          [126, 36],
        ],
      ]).geometry,
    };
    const cleaned = areasOf(await cleanAndRound([bow], 0, (each) => roundTo(each, 4)));
    const crossings = cleaned.flatMap(({ geometry }) =>
      (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flatMap(
        (rings) => kinks(polygon(rings)).features,
      ),
    );
    expect(crossings).toEqual([]);
  });
});

describe('splitTouches', () => {
  it('makes two polygons of a ring that passes a vertex twice', () => {
    const eight: Position[] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 2],
      [1, 1],
      [0, 1],
      [0, 0],
    ];
    const split = splitTouches({ type: 'MultiPolygon', coordinates: [[eight]] });
    expect(split.coordinates.map((rings) => rings.map((ring) => ring.length))).toEqual([[5], [5]]);
  });

  it('leaves a ring that touches nothing as it is', () => {
    const ring: Position[] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ];
    const shape = { type: 'MultiPolygon' as const, coordinates: [[ring]] };
    expect(splitTouches(shape)).toEqual(shape);
  });
});

describe('rewind', () => {
  it('turns outer rings counterclockwise and holes clockwise, and is content with its own work', () => {
    const clockwise: Position[] = [
      [0, 0],
      [0, 9],
      [9, 9],
      [0, 0],
    ];
    const hole: Position[] = [
      [1, 3],
      [2, 4],
      [1, 4],
      [1, 3],
    ];
    const wound = rewind({ type: 'Polygon', coordinates: [clockwise, hole] });
    expect(wound.coordinates).toEqual([[...clockwise].reverse(), [...hole].reverse()]);
    expect(rewind(wound)).toEqual(wound);
  });
});
