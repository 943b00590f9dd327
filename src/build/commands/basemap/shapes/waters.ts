import type { Position } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Detail } from './detail.ts';

/** Natural Earth's lakes and rivers, as far as they are read. */
export type Waters = Topology<{ lakes: GeometryCollection; rivers: GeometryCollection }>;

/** How finely the waters of a part of the Earth are kept. */
export interface WaterDetail extends Pick<Detail, 'triangle' | 'decimals'> {
  /** A lake is dropped where it is smaller, in km². */
  readonly lake: number;
  /** A river is dropped where it is shorter, in km. */
  readonly river: number;
}

/** Gives the detail of waters at a place. */
export type WaterDetailAt = (place: Position) => WaterDetail;
