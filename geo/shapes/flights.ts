import { geoDistance, geoInterpolate } from 'd3-geo';
import type { Feature, LineString, Position } from 'geojson';
import type { NamedProperties } from '../../src/build/commands/basemap/shapes/ground.ts';
import { roundTo } from '../../src/build/commands/basemap/shapes/planar.ts';

const seoul: Position = [126.98, 37.57];

/** Kilometres to a radian of the mean sphere. */
const earthRadius = 6371.0088;

/** Kilometres between two vertices. */
const step = 100;

const greatCircle = (from: Position, to: Position): Position[] => {
  const [a, b]: [[number, number], [number, number]] = [
    [from[0] ?? 0, from[1] ?? 0],
    [to[0] ?? 0, to[1] ?? 0],
  ];
  const at = geoInterpolate(a, b);
  const count = Math.ceil((geoDistance(a, b) * earthRadius) / step);
  return Array.from({ length: count + 1 }, (_, index) => roundTo(at(index / count), 2));
};

/** The shortest ways over the globe from the ends of the two routes to Seoul. */
export const flightsOf = (): Feature<LineString, NamedProperties>[] =>
  [
    { from: 'Vientiane', position: [102.6, 17.97] },
    { from: 'Bangkok', position: [100.5, 13.75] },
  ].map(({ from, position }) => ({
    type: 'Feature',
    properties: {
      name: `${from} to Seoul`,
      certainty: 'onward flight, as reported; a great circle, not a flight path',
    },
    geometry: { type: 'LineString', coordinates: greatCircle(position, seoul) },
  }));
