import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { hatch, hatchSwatch, type LayoutOf, type PaintOf } from '../layer-parts.ts';
import type { LayerColors } from '../palette.ts';
import { storyLayer } from '../story-layer.ts';
import type { BuildKind, Kind } from './kind.ts';
import { aboutKm, nameOf, ownWords } from './told-words.ts';

/** A zone on either side of a line, such as one between two armies: hatched, with the line broken. */
export const zone: Kind = {
  name: 'zone',
  geometries: ['Polygon', 'MultiPolygon', 'LineString', 'MultiLineString'],
  shape: 'line',
  layers: zoneLayers,
  images: ({ id }, { color }) => ({
    [hatchImage(id)]: hatch(color),
  }),
  /** The gaps of the layer's own words are `{name}` and `{length}`. */
};

/** What the build asks of it. */
export const zoneInBuild: BuildKind = {
  /** The broken line over a paler hatch: from afar the map has the line alone. */
  swatch: () => ({
    background: [
      'repeating-linear-gradient(90deg,var(--c) 0 5px,transparent 5px 7.5px) 0/100% 2px no-repeat',
      hatchSwatch('color-mix(in srgb,var(--c) 55%,transparent)'),
    ].join(),
  }),
  sentence({ layer, measured }, words) {
    const line = measured.find(({ unit }) => unit === 'km');
    const length = line ? aboutKm(line.value, words) : '';
    if (layer.told) return ownWords(layer, layer.told, { length });
    const name = nameOf(layer, words);
    return length ? words.told.zoneLine({ name, length }) : words.told.zone({ name });
  },
};

/** The name of the image that hatches a zone. */
const hatchImage = (layer: string): string => `hatch-${layer}`;

const ofType = (type: string): ExpressionSpecification => [
  'in',
  ['geometry-type'],
  ['literal', [type, `Multi${type}`]],
];

/** A hatched zone, and a fine broken line in it, unlike an agreed border, where its file has one. */
function zoneLayers({ id }: LayerSpec, { color, halo }: LayerColors): LayerSpecification[] {
  const ground = (name: string, paint: PaintOf<'fill'>, opacity: number) =>
    storyLayer(
      { id: `${id}-${name}`, type: 'fill', source: id, filter: ofType('Polygon'), paint },
      { layer: id, fullOpacity: { 'fill-opacity': opacity } },
    );
  const line = (name: string, layout: LayoutOf<'line'>, paint: PaintOf<'line'>, opacity: number) =>
    storyLayer(
      {
        id: `${id}-${name}`,
        type: 'line',
        source: id,
        filter: ofType('LineString'),
        layout,
        paint,
      },
      { layer: id, fullOpacity: { 'line-opacity': opacity } },
    );
  return [
    ground('ground', { 'fill-color': color, 'fill-antialias': false }, 0.12),
    { ...ground('hatch', { 'fill-pattern': hatchImage(id) }, 0.5), minzoom: 6 },
    line(
      'casing',
      { 'line-cap': 'round', 'line-join': 'round' },
      { 'line-color': halo, 'line-width': ['interpolate', ['linear'], ['zoom'], 3, 2.4, 8, 3.4] },
      0.85,
    ),
    line(
      'line',
      { 'line-join': 'round' },
      {
        'line-color': color,
        'line-width': ['interpolate', ['linear'], ['zoom'], 3, 1.3, 8, 1.5],
        'line-dasharray': [3, 1.5],
      },
      1,
    ),
  ];
}
