import type { BuildKind, Kind } from './kind.ts';
import { describeLines, lineSwatch, plainLine } from './line.ts';

/** Arcs over the ground, such as flights: the lightest line of the map, dotted by default. */
export const arc: Kind = {
  name: 'arc',
  geometries: ['LineString', 'MultiLineString'],
  shape: 'line',
  layers: (layer, { color }) => [
    plainLine(layer, {
      'line-color': color,
      'line-width': ['interpolate', ['linear'], ['zoom'], 2, 1.2, 7, 1.8],
      layout: { 'line-cap': 'round' },
    }),
  ],
};

export const arcInBuild: BuildKind = {
  fields: ({ dash }) => ({ dash: dash.exactOptional() }),
  swatch: ({ dash }) => lineSwatch(dash),
  dash: ({ dash = 'dotted' }) => dash,
  complete: (layer) => ({ dash: 'dotted', ...layer }),
  sentence: describeLines,
};
