import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Bounds } from '../../core/camera/bounds.ts';
import { locatorFrame, locatorSize } from '../../core/camera/locator-frame.ts';

/** Corners stand on a grid this fine, in the map's units. */
const grid = 0.5;

/** The least area of an island that is shown, in square units. */
const leastArea = 0.5;

/** How far away the copies of the world are that the map may show, in degrees. */
const copies = [-360, 0, 360] as const;

type Point = readonly [x: number, y: number];

/**
 * The land of the small map of a region as an SVG path in the map's own units.
 *
 * @param overview The basemap for small scales as text; no land without it.
 */
export function locatorLand(overview: string | undefined, bounds: Bounds): string {
  const { features }: FeatureCollection = overview ? JSON.parse(overview) : { features: [] };
  const toUnits = locatorFrame(bounds);
  const land = features.filter(({ properties }) => properties?.part === 'land');
  const rings = land.flatMap(({ geometry }) => polygonsOf(geometry as Polygon | MultiPolygon));
  return rings
    .flatMap((ring) =>
      copies.map((away) => coarse(ring.map(([lng = 0, lat = 0]) => toUnits([lng + away, lat])))),
    )
    .filter((ring) => ring.length > 2 && areaOf(ring) >= leastArea && isSeen(ring))
    .map(([first, ...others]) => `M${first?.join(' ')}l${steps([first ?? [0, 0], ...others])}z`)
    .join('');
}

const polygonsOf = (geometry: Polygon | MultiPolygon): number[][][] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();

/** A ring on the grid, without what falls onto one point or one straight line. */
function coarse(ring: readonly Point[]): Point[] {
  const kept: Point[] = [];
  const { width, height } = locatorSize;
  const inside = (value: number, most: number) => Math.min(Math.max(value, -1), most + 1);
  for (const [x, y] of ring) {
    const point: Point = [
      Math.round(inside(x, width) / grid) * grid,
      Math.round(inside(y, height) / grid) * grid,
    ];
    const [last, before] = [kept.at(-1), kept.at(-2)];
    if (last && last[0] === point[0] && last[1] === point[1]) continue;
    if (last && before && crossOf(before, last, point) === 0) kept.pop();
    kept.push(point);
  }
  return kept;
}

const crossOf = (a: Point, b: Point, c: Point): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);

const areaOf = (ring: readonly Point[]): number =>
  Math.abs(
    ring.reduce((sum, [x, y], i) => {
      const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? [];
      return sum + x * nextY - nextX * y;
    }, 0) / 2,
  );

const isSeen = (ring: readonly Point[]): boolean =>
  ring.some(([x, y]) => x > 0 && x < locatorSize.width && y > 0 && y < locatorSize.height);

const steps = (ring: readonly Point[]): string =>
  ring
    .slice(1)
    .map(([x, y], i) => {
      const [lastX = 0, lastY = 0] = ring[i] ?? [];
      return `${x - lastX} ${y - lastY}`;
    })
    .join(' ')
    .replaceAll(' -', '-');
