import type { Kind } from '../kind.ts';
import { lineSwatch } from '../line-swatch.ts';
import { linesTold } from '../lines-told.ts';
import { plainLine } from '../plain-line.ts';

/** A line on the ground: a river, a railway, a front. */
export const line: Kind = {
  name: 'line',
  geometries: ['LineString', 'MultiLineString'],
  shape: 'line',
  label: ({ water = false }) => ({ italic: water, size: water ? 15 : 13, spacing: 0.03 }),
  swatch: ({ dash }) => lineSwatch(dash),
  layers: (layer, { color }) => [
    plainLine(layer, {
      color,
      width: ['interpolate', ['linear'], ['zoom'], 3, 0.8, 8, 2.6],
      layout: { ...(layer.dash !== 'dashed' && { 'line-cap': 'round' }), 'line-join': 'round' },
    }),
  ],
  sentence: linesTold,
};
