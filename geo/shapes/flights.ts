import type { Feature, LineString, Position } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';
import { roundTo } from '../../src/tiles/shapes/planar.ts';
import { routeEnds, spline } from './routes.ts';

/** About 100 km between vertices. */
const step = 1;

/**
 * Where the arc from Bangkok to Seoul is bowed: out of the gulf, around Vietnam, between Luzon and
 * Taiwan, through the widest gap of the Ryukyus and up the middle of the Yellow Sea.
 */
const overTheSea: readonly Position[] = [
  [100.55, 10.6],
  [104.4, 7.2],
  [111, 10.3],
  [118, 17.6],
  [121.75, 21.4],
  [126.2, 25.25],
  [125.6, 30.5],
  [124.4, 34.1],
  [125.2, 36.5],
];

const seoul: Position = [126.98, 37.57];

/**
 * The onward flight to Seoul as an arc over the sea, since an arc that crosses a border marks a place on
 * it as any line does. There is none from Vientiane, which lies far from any sea.
 */
export const flightsOf = (): Feature<LineString, NamedProperties>[] => [
  {
    type: 'Feature',
    properties: {
      name: 'Bangkok to Seoul',
      certainty: 'onward flight, as reported; an arc bowed over the sea, not a flight path',
    },
    geometry: {
      type: 'LineString',
      coordinates: spline([routeEnds.thailand.drawnAt, ...overTheSea, seoul], step).map(
        (position) => roundTo(position, 2),
      ),
    },
  },
];
