import type { Kind } from '../kind.ts';
import { lineSwatch } from '../line-swatch.ts';
import { linesTold } from '../lines-told.ts';
import { lineLayers } from './line-layers.ts';

/** A line on the ground: a river, a railway, a front. */
export const line: Kind = {
  name: 'line',
  geometries: ['LineString', 'MultiLineString'],
  shape: 'line',
  label: ({ water = false }) => ({ italic: water, size: water ? 15 : 13, spacing: 0.03 }),
  swatch: ({ dash }) => lineSwatch(dash),
  layers: lineLayers,
  sentence: linesTold,
};
