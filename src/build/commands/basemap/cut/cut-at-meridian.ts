import { geoEquirectangular, geoStream } from 'd3-geo';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { polygonsOf } from '../shapes/areas.ts';
import { signedArea } from '../shapes/planar.ts';
import { splitTouches } from '../shapes/split-touches.ts';

/** Degrees in, degrees out, cut at the 180th meridian, with south up and no vertex added between. */
const degrees = geoEquirectangular()
  .scale(180 / Math.PI)
  .translate([0, 0])
  .precision(0);

/** Whether a ring leaps from one edge of the map to the other. */
const leaps = (ring: readonly Position[]): boolean =>
  ring.some(([x = 0], index) => Math.abs(x - (ring[index - 1]?.[0] ?? x)) > 180);

/**
 * A shape whose polygons end at the 180th meridian, on either side of it, as RFC 7946 asks; what winds
 * around a pole ends there. Exterior rings of the shape are clockwise, as in the atlas.
 */
export const cutAtMeridian = (shape: Polygon | MultiPolygon): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: polygonsOf(shape).flatMap((rings) =>
    rings.some(leaps) ? polygonsFrom(clippedRings(rings)) : [rings],
  ),
});

/** The largest ring is an exterior one, by which the others are told from holes. */
const polygonsFrom = (rings: Position[][]): Position[][][] => {
  const sorted = [...rings].sort((a, b) => Math.abs(signedArea(b)) - Math.abs(signedArea(a)));
  return splitTouches({ type: 'MultiPolygon', coordinates: [sorted] }).coordinates;
};

function clippedRings(coordinates: Position[][]): Position[][] {
  const rings: Position[][] = [];
  let ring: Position[] = [];
  const sink = {
    point: (x: number, y: number) => void ring.push([x, -y]),
    lineStart: () => {
      ring = [];
    },
    lineEnd: () => {
      const [first] = ring;
      if (first && ring.length > 2) rings.push([...ring, first]);
    },
    polygonStart: () => {},
    polygonEnd: () => {},
  };
  geoStream({ type: 'Polygon', coordinates }, degrees.stream(sink));
  return rings;
}
