import type { Position } from 'geojson';

const mercator = ([longitude = 0, latitude = 0]: Position): Position => [
  (longitude * Math.PI) / 180,
  Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)),
];

/**
 * How far along a line each of its vertices lies, from 0 to 1, measured on the Mercator plane as
 * MapLibre's `line-progress` is: on the ground the same share is a different distance.
 */
export const lineProgress = (line: readonly Position[]): number[] => {
  const plane = line.map(mercator);
  let length = 0;
  const lengths = plane.map(([x = 0, y = 0], index) => {
    const [fromX = x, fromY = y] = plane[index - 1] ?? [];
    length += Math.hypot(x - fromX, y - fromY);
    return length;
  });
  return lengths.map((each) => each / length);
};
