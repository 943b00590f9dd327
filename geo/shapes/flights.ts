import type { Feature, LineString, Position } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';
import { roundTo } from '../../src/tiles/shapes/planar.ts';
import { routeEnds, spline } from './routes.ts';

/** About 50 km between vertices. */
const step = 0.5;

/** Out over the gulf, and in from the middle of the Yellow Sea: neither end of the flight meets a border. */
const ends: Readonly<Record<string, readonly Position[]>> = {
  'Leaving Bangkok': [routeEnds.thailand.drawnAt, [100.55, 12.6], [100.85, 11.4]],
  'Reaching Seoul': [
    [123.6, 34.6],
    [124.9, 36.4],
    [126.98, 37.57],
  ],
};

/**
 * The onward flight to Seoul as its two ends: a line from one to the other would cross borders, or round them as a ship
 * does. There is none from Vientiane, which is far from any sea.
 */
export const flightsOf = (): Feature<LineString, NamedProperties>[] =>
  Object.entries(ends).map(([name, through]) => ({
    type: 'Feature',
    properties: { name, certainty: 'onward flight, as reported; its ends, not a flight path' },
    geometry: {
      type: 'LineString',
      coordinates: spline(through, step).map((position) => roundTo(position, 2)),
    },
  }));
