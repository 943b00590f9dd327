import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { joined } from '../../words/formats.ts';
import { byZoom, categoryColor, lineDashes, lineLayer } from '../layer-parts.ts';
import type { FieldTypes, LayerWith } from './fields.ts';
import type { BuildKind, Kind, ToldLayer, ToldWords } from './kind.ts';
import {
  categoryFaults,
  describeCategories,
  measuredParts,
  nameOf,
  ownWords,
} from './sentences.ts';

const fields = ({ flag, number, dash, categories, maybe }: FieldTypes) => ({
  dash: dash.exactOptional(),
  width: maybe(number, 'Its width in CSS pixels; by default it grows with the zoom.'),
  water: maybe(flag, 'Whether it is water: its names are in italics, and no river is cut there.'),
  categories: categories.exactOptional(),
});

type LineLayer = LayerWith<'line', typeof fields>;

export const line: Kind<LineLayer> = {
  name: 'line',
  geometries: ['LineString', 'MultiLineString'],
  shape: 'line',
  label: ({ water = false }) => ({ italic: water, size: water ? 15 : 13, spacing: 0.03 }),
  layers: (layer, colors) => [
    lineLayer(layer.id, 'line', {
      layout: layer.dash === 'dashed' ? {} : { 'line-cap': 'round' },
      paint: {
        'line-color': categoryColor(colors),
        'line-width': layer.width ?? byZoom(3, 0.8, 8, 2.6),
        ...lineDashes[layer.dash ?? 'solid'],
      },
    }),
  ],
};

export const lineInBuild: BuildKind<LineLayer> = {
  fields,
  sent: ['water', 'width'],
  swatch: ({ dash, width }) => lineSwatch(dash, width),
  dash: ({ dash = 'solid' }) => dash,
  check: ({ categories }, features) => (categories ? categoryFaults(categories, features) : []),
  sentence: describeLines,
};

export const lineSwatch = (dash: LayerSpec['dash'] = 'solid', width = 3) => ({
  'block-size': '0',
  'border-block-start': `${width}px ${dash} var(--c)`,
});

/**
 * Says how the lines are drawn, what they show and how long each is. The layer's `told` may have `{lines}`, `{name}`
 * and `{parts}`.
 */
export function describeLines(described: ToldLayer, words: ToldWords): string {
  const { layer } = described;
  const lines = words.told.lines({ dash: layer.dash ?? 'solid' });
  const parts = measuredParts(described, words);
  if (layer.told) return ownWords(layer, layer.told, { lines, parts });
  const name = nameOf(layer, words);
  const shown = parts
    ? words.told.showsParts({ lines, name, parts })
    : words.told.shows({ lines, name });
  return joined([shown, describeCategories(described, words)].filter(Boolean), words.common.next);
}
