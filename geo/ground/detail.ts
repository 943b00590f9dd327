import type { Position } from 'geojson';
import { type Detail, inZones, type Zone } from '../../src/tiles/detail.ts';
import { roundTo } from '../../src/tiles/shapes/planar.ts';

/** How finely geometry is kept at a place. */
type GroundDetail = Omit<Detail, 'river'>;

/** The first zone that holds a place decides. */
const zones: readonly Zone<GroundDetail>[] = [
  // Military Demarcation Line
  {
    box: [126.5, 37.6, 128.5, 38.75],
    triangle: 0.01,
    island: 1,
    lake: 150,
    decimals: 4,
  },
  // The coast beside the Military Demarcation Line, which a scene shows close up
  {
    box: [127.3, 38, 129.2, 39.4],
    triangle: 0.01,
    island: 0.1,
    lake: 150,
    decimals: 4,
  },
  // Yalu and Tumen
  {
    box: [124.1, 39.8, 131.4, 43.9],
    triangle: 0.04,
    island: 1,
    lake: 150,
    decimals: 4,
  },
  // Korea and north-east China
  {
    box: [121, 33, 132, 46.6],
    triangle: 0.3,
    island: 1.5,
    lake: 150,
    decimals: 4,
  },
  // Mekong
  {
    box: [97, 11.5, 108.5, 23.5],
    triangle: 0.5,
    island: 3,
    lake: 150,
    decimals: 3,
  },
  // East Asia
  { box: [100, 18, 142, 47], triangle: 3, island: 8, lake: 200, decimals: 3 },
  // The rest of the window
  { box: [79, -3, 151, 57], triangle: 10, island: 25, lake: 600, decimals: 3 },
];

/** The rest of the world. */
const beyond: GroundDetail = { triangle: 400, island: 400, lake: 3000, decimals: 2 };

/** The detail kept at a place given as longitude and latitude in degrees. */
export const detailAt = inZones(zones, beyond);

/** A position with the decimals that are kept at its place. */
export const roundAt = (position: Position): Position =>
  roundTo(position, detailAt(position).decimals);
