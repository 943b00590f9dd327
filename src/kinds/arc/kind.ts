import type { Kind } from '../kind.ts';
import { lineSwatch } from '../line-swatch.ts';
import { linesTold } from '../lines-told.ts';
import { plainLine } from '../plain-line.ts';

/** Arcs over the ground, such as flights along great circles; dotted unless the layer says otherwise. */
export const arc: Kind = {
  name: 'arc',
  geometries: ['LineString', 'MultiLineString'],
  shape: 'line',
  label: () => ({ size: 13, spacing: 0.03 }),
  swatch: ({ dash = 'dotted' }) => lineSwatch(dash),
  /** The lightest line of the map. */
  layers: (layer, { color }) => [
    plainLine(layer, {
      color,
      dash: layer.dash ?? 'dotted',
      width: ['interpolate', ['linear'], ['zoom'], 2, 1.2, 7, 1.8],
      layout: { 'line-cap': 'round' },
    }),
  ],
  sentence: (told, words) =>
    linesTold({ ...told, layer: { ...told.layer, dash: told.layer.dash ?? 'dotted' } }, words),
};
