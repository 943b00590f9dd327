import { byZoom, lineDashes, lineLayer } from '../layer-parts.ts';
import type { FieldTypes, LayerWith } from './fields.ts';
import type { BuildKind, Kind } from './kind.ts';
import { describeLines, lineSwatch } from './line.ts';

const fields = ({ dash }: FieldTypes) => ({ dash: dash.exactOptional() });

type ArcLayer = LayerWith<'arc', typeof fields>;

/** Arcs over the ground, such as flights: the lightest line of the map. */
export const arc: Kind<ArcLayer> = {
  name: 'arc',
  geometries: ['LineString', 'MultiLineString'],
  shape: 'line',
  layers: ({ id, dash = 'solid' }, { color }) => [
    lineLayer(id, 'line', {
      layout: { 'line-cap': 'round', 'line-join': 'miter' },
      paint: { 'line-color': color, 'line-width': byZoom(2, 1.2, 7, 1.8), ...lineDashes[dash] },
    }),
  ],
};

export const arcInBuild: BuildKind<ArcLayer> = {
  fields,
  swatch: ({ dash }) => lineSwatch(dash),
  dash: ({ dash = 'dotted' }) => dash,
  complete: (layer) => ({ dash: 'dotted', ...layer }),
  sentence: describeLines,
};
