import type { Position } from 'geojson';
import { roundTo } from '../../../geo/steps/round.ts';

/** How finely a part of the Earth is kept. */
export interface Detail {
  /** A vertex is dropped where the triangle with its neighbours is smaller, in km². */
  readonly triangle: number;
  /** An island is dropped where it is smaller, in km². */
  readonly island: number;
  /** Decimals of a degree that are kept: 4 are 11 m, 3 are 110 m, 2 are 1.1 km. */
  readonly decimals: number;
}

/** Gives the detail at a place. */
export type DetailAt = (place: Position) => Detail;

/** West, south, east and north in degrees; west > east is a box across the 180th meridian. */
type Box = readonly [west: number, south: number, east: number, north: number];

interface Zone extends Detail {
  readonly box: Box;
}

const window: Box = [160, -30, -160, 5];
const tuvalu: Box = [175, -11.5, -179.5, -5];
/** Where islands of Fiji are cut at the meridian: either part of each is kept. */
const cut: Box = [179.5, -17.1, -179.5, -16];

const holds = ([west, south, east, north]: Box, [x = 0, y = 0]: Position): boolean =>
  y > south && y < north && (west < east ? x > west && x < east : x > west || x < east);

const inZones =
  (zones: readonly Zone[], beyond: Detail): DetailAt =>
  (place) =>
    zones.find(({ box }) => holds(box, place)) ?? beyond;

/** The detail of `land.geojson`. */
export const fine: DetailAt = inZones(
  [
    { box: tuvalu, triangle: 0.002, island: 0.1, decimals: 4 },
    { box: [176, -21, -168, -11.5], triangle: 1.5, island: 2, decimals: 3 },
    { box: window, triangle: 20, island: 30, decimals: 2 },
  ],
  { triangle: 12000, island: 12000, decimals: 1 },
);

/** The detail of `overview.geojson`. */
export const coarse: DetailAt = inZones(
  [
    { box: tuvalu, triangle: 0.1, island: 1, decimals: 3 },
    { box: cut, triangle: 2, island: 5, decimals: 2 },
    { box: window, triangle: 30, island: 60, decimals: 2 },
  ],
  { triangle: 20000, island: 20000, decimals: 1 },
);

/** A position with the decimals that are kept at its place. */
export const roundWith =
  (detailAt: DetailAt) =>
  (position: Position): Position =>
    roundTo(position, detailAt(position).decimals);

/** The threshold of simplification at a place; where land is cut at the meridian nothing moves. */
export const triangleWith =
  (detailAt: DetailAt) =>
  (place: Position): number =>
    Math.abs(place[0] ?? 0) === 180 ? 1e-9 : detailAt(place).triangle;
