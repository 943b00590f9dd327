import { type GeoContext, geoIdentity, geoPath } from 'd3-geo';
import type { Geometry, Position } from 'geojson';
import type { Frame, Point } from '../frame.ts';

/** A line of the drawing; a closed one bounds a surface. */
export interface Line {
  readonly points: readonly Point[];
  readonly closed: boolean;
}

/** How far beyond the frame shapes go on, in units, so that no edge of the cut is seen. */
const bleed = 8;

/** The lines of a geometry in the units of a frame, cut a little way outside it. */
export function clipToFrame(geometry: Geometry, frame: Frame): Line[] {
  const lines: { points: Point[]; closed: boolean }[] = [];
  const context: GeoContext = {
    moveTo: (x, y) => {
      lines.push({ points: [[x, y]], closed: false });
    },
    lineTo: (x, y) => {
      lines.at(-1)?.points.push([x, y]);
    },
    closePath: () => {
      const last = lines.at(-1);
      if (last) last.closed = true;
    },
    beginPath: () => {},
    arc: () => {},
  };
  const extent = geoIdentity().clipExtent([
    [-bleed, -bleed],
    [frame.width + bleed, frame.height + bleed],
  ]);
  geoPath(extent, context)(projected(geometry, frame));
  return lines;
}

function projected(geometry: Geometry, frame: Frame): Geometry {
  const move = (position: Position): Position => {
    const [lng = 0, lat = 0] = position;
    return [...frame.project([lng, lat])];
  };
  switch (geometry.type) {
    case 'LineString':
      return { ...geometry, coordinates: geometry.coordinates.map(move) };
    case 'MultiLineString':
    case 'Polygon':
      return {
        ...geometry,
        coordinates: geometry.coordinates.map((line) => line.map(move)),
      } as Geometry;
    case 'MultiPolygon':
      return {
        ...geometry,
        coordinates: geometry.coordinates.map((rings) => rings.map((ring) => ring.map(move))),
      };
    default:
      throw new TypeError(`A ${geometry.type} has no outline to clip.`);
  }
}
