import type { BuildKind, Kind } from './kind.ts';
import { lineSwatch, linesTold, plainLine } from './line.ts';

/**
 * Arcs over the ground, such as flights: the lightest line of the map, dotted unless
 * the layer says otherwise.
 */
export const arc: Kind = {
  name: 'arc',
  geometries: ['LineString', 'MultiLineString'],
  shape: 'line',
  layers: (layer, { color }) => [
    plainLine(layer, {
      color,
      width: ['interpolate', ['linear'], ['zoom'], 2, 1.2, 7, 1.8],
      layout: { 'line-cap': 'round' },
    }),
  ],
};

/** What the build asks of it. */
export const arcInBuild: BuildKind = {
  fields: ({ dash }) => ({ dash: dash.exactOptional() }),
  swatch: ({ dash }) => lineSwatch(dash),
  dash: ({ dash = 'dotted' }) => dash,
  complete: (layer) => ({ dash: 'dotted', ...layer }),
  sentence: linesTold,
};
