import type { Kind } from '../kind.ts';
import { lineSwatch } from '../line-swatch.ts';
import { linesTold } from '../lines-told.ts';
import { arcLayers } from './arc-layers.ts';

/** Arcs over the ground, such as flights along great circles; dotted unless the layer says otherwise. */
export const arc: Kind = {
  name: 'arc',
  geometries: ['LineString', 'MultiLineString'],
  shape: 'line',
  swatch: ({ dash }) => lineSwatch(dash),
  layers: arcLayers,
  complete: (layer) => ({ dash: 'dotted', ...layer }),
  sentence: linesTold,
};
