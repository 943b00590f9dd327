import type { Position } from 'geojson';
import { type Bounds, boundsContain } from '../../../../core/camera/bounds.ts';
import { roundTo } from './round.ts';

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

/** A box of the Earth and the detail in it. */
export type Zone<T> = T & { readonly box: Bounds };

/** The detail of the first zone that holds a place, or of what lies beyond all of them. */
export const inZones =
  <T>(zones: readonly Zone<T>[], beyond: T) =>
  (place: Position): T =>
    zones.find(({ box }) => boundsContain(box, [place[0] ?? 0, place[1] ?? 0])) ?? beyond;

/** A position with the decimals that are kept at its place. */
export const roundWith =
  (detailAt: (place: Position) => Pick<Detail, 'decimals'>) =>
  (position: Position): Position =>
    roundTo(position, detailAt(position).decimals);

/** The threshold of simplification at a place; where land is cut at the meridian nothing moves. */
export const triangleWith =
  (detailAt: DetailAt) =>
  (place: Position): number =>
    Math.abs(place[0] ?? 0) === 180 ? 1e-9 : detailAt(place).triangle;
