import type { Feature, LineString, Position } from 'geojson';
import type { NamedProperties } from '../../src/build/commands/basemap/shapes/ground.ts';
import { roundTo } from '../../src/build/commands/basemap/shapes/planar.ts';
import { spline } from './routes.ts';

/** About 50 km between vertices. */
const step = 0.5;

/** Between Beijing and each capital, out over the Bohai and the Yellow Sea: neither meets a land border. */
const lines = {
  Seoul: [
    [116.4, 39.91],
    [119.3, 38.35],
    [122.3, 37.85],
    [124.6, 37.2],
    [126.98, 37.57],
  ],
  Pyongyang: [
    [116.4, 39.91],
    [118.9, 38.85],
    [121.3, 38.4],
    [123.9, 38.2],
    [125.65, 38.93],
  ],
} as const satisfies Readonly<Record<string, readonly Position[]>>;

/** The tie between two governments, as an arc over the sea that stands for no way. */
export const tieOf = (capital: keyof typeof lines): Feature<LineString, NamedProperties> => ({
  type: 'Feature',
  properties: {
    name: `Beijing and ${capital}`,
    certainty: 'a sign for the relations of two governments, and no way',
  },
  geometry: {
    type: 'LineString',
    coordinates: spline(lines[capital], step).map((position) => roundTo(position, 2)),
  },
});
