import { type GeoContext, geoIdentity, geoPath, geoTransform } from 'd3-geo';
import type { Geometry } from 'geojson';
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
  const projected = geoTransform({
    point(lng, lat) {
      this.stream.point(...frame.project([lng, lat]));
    },
  });
  const clipped = geoIdentity().clipExtent([
    [-bleed, -bleed],
    [frame.width + bleed, frame.height + bleed],
  ]);
  geoPath({ stream: (output) => projected.stream(clipped.stream(output)) }, context)(geometry);
  return lines;
}
