import { bbox, lineString, pointToLineDistance } from '@turf/turf';
import type { Geometry, Position } from 'geojson';
import { readLayer } from './read-layer.ts';

const linesOf = (geometry: Geometry): Position[][] =>
  geometry.type === 'LineString'
    ? [geometry.coordinates]
    : geometry.type === 'MultiLineString'
      ? geometry.coordinates
      : [];

/** The borders that the map draws, close up and from afar, in pieces of a few vertices with their boxes. */
const pieces = [
  ...readLayer('borders').features,
  ...readLayer('overview').features.filter(({ properties }) => properties.part === 'borders'),
].flatMap(({ geometry }) =>
  linesOf(geometry).flatMap((line) =>
    Array.from({ length: Math.ceil((line.length - 1) / 15) }, (_, index) => {
      const piece = lineString(line.slice(index * 15, index * 15 + 16));
      return { piece, box: bbox(piece) };
    }),
  ),
);

/** More than 60 km in degrees anywhere on the story's map. */
const margin = 1;

/** How far a position lies from the nearest border that the map draws, in km, up to some 60. */
export const borderDistance = ([x = 0, y = 0]: Position): number =>
  pieces
    .filter(
      ({ box: [west, south, east, north] }) =>
        x > west - margin && x < east + margin && y > south - margin && y < north + margin,
    )
    .reduce((least, { piece }) => Math.min(least, pointToLineDistance([x, y], piece)), Infinity);
