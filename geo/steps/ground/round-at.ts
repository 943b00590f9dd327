import type { Position } from 'geojson';
import { roundTo } from '../../../src/build/basemap/shapes/round.ts';
import { detailAt } from './detail.ts';

/** A position with the decimals that are kept at its place. */
export const roundAt = (position: Position): Position =>
  roundTo(position, detailAt(position).decimals);
