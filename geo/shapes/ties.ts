import type { Feature, LineString, Position } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';
import { roundTo } from '../../src/tiles/shapes/planar.ts';

/** So many that no corner is seen. */
const steps = 24;

/**
 * From Beijing to each capital, and towards what the arc bows: out over the Bohai and the Yellow Sea, so that
 * neither meets a land border.
 */
const lines = {
  Seoul: { to: [126.98, 37.57], towards: [122.5, 36.2] },
  Pyongyang: { to: [125.65, 38.93], towards: [123.2, 37.4] },
} as const satisfies Readonly<Record<string, Readonly<Record<'to' | 'towards', Position>>>>;

const beijing: Position = [116.4, 39.91];

/** A quadratic Bézier curve. */
function bow({ to, towards }: (typeof lines)[keyof typeof lines]): Position[] {
  return Array.from({ length: steps + 1 }, (_, step) => {
    const t = step / steps;
    const at = (axis: 0 | 1) =>
      (1 - t) ** 2 * (beijing[axis] ?? 0) + 2 * t * (1 - t) * towards[axis] + t ** 2 * to[axis];
    return [at(0), at(1)];
  });
}

/** The tie between two governments, as an arc over the sea, not a way. */
export const tieOf = (capital: keyof typeof lines): Feature<LineString, NamedProperties> => ({
  type: 'Feature',
  properties: {
    name: `Beijing and ${capital}`,
    certainty: 'a sign for the relations of two governments, not a route',
  },
  geometry: {
    type: 'LineString',
    coordinates: bow(lines[capital]).map((position) => roundTo(position, 3)),
  },
});
