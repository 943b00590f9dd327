import type { Position } from 'geojson';
import type { LayerFeature } from '../../style/kinds/kind.ts';
import type { Box } from './box.ts';
import { linesOf } from './shape-lines.ts';

type Point = readonly [x: number, y: number];

/** Where a position stands on the screen, in CSS pixels. */
export type ToScreen = (position: Position) => Point;

/** Whether some of a layer lies in a box: a point, a stretch of a line or of an edge, or all of the box. */
export function isSeen(features: readonly LayerFeature[], toScreen: ToScreen, box: Box): boolean {
  const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2] as const;
  return features.some(({ geometry }) => {
    const polygons =
      geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : geometry.type === 'Polygon'
          ? [geometry.coordinates]
          : [];
    const lines = linesOf(geometry).map((line) => line.map(toScreen));
    if (lines.some((line) => line.some((point, i) => crosses(line[i - 1] ?? point, point, box)))) {
      return true;
    }
    return polygons.some((rings) => {
      const inside = rings.map((ring) => isInside(middle, ring.map(toScreen)));
      return inside.filter(Boolean).length % 2 === 1;
    });
  });
}

/** Whether a straight stretch has a place in a box, by cutting it at each side (Liang and Barsky). */
function crosses([fromX, fromY]: Point, [toX, toY]: Point, box: Box): boolean {
  let [start, end] = [0, 1];
  const sides = [
    [fromX - toX, fromX - box.left],
    [toX - fromX, box.right - fromX],
    [fromY - toY, fromY - box.top],
    [toY - fromY, box.bottom - fromY],
  ] as const;
  for (const [way, room] of sides) {
    if (way === 0 && room < 0) return false;
    if (way < 0) start = Math.max(start, room / way);
    if (way > 0) end = Math.min(end, room / way);
  }
  return start <= end;
}

/** Whether a point lies in a ring: a ray from it crosses the ring an odd number of times. */
function isInside([x, y]: Point, ring: readonly Point[]): boolean {
  const crossings = ring.filter(([toX, toY], i) => {
    const [fromX, fromY] = ring.at(i - 1) ?? [toX, toY];
    return fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX);
  });
  return crossings.length % 2 === 1;
}
