import type { LayerSpec } from '../../core/story/layer-spec.ts';
import {
  byZoom,
  fillLayer,
  hatch,
  hatchImage,
  hatchSwatch,
  isOneOf,
  lineLayer,
  type PaintOf,
} from '../layer-parts.ts';
import type { BuildKind, Kind } from './kind.ts';
import { aboutKm, nameOf, ownWords } from './sentences.ts';

export interface ZoneLayer extends LayerSpec {
  readonly kind: 'zone';
}

/** A zone on either side of a line, such as one between armies: a hatched area with a broken line. */
export const zone: Kind<ZoneLayer> = {
  name: 'zone',
  geometries: ['Polygon', 'MultiPolygon', 'LineString', 'MultiLineString'],
  shape: 'line',
  layers({ id }, { color, halo }) {
    const [areas, lines] = [ofType('Polygon'), ofType('LineString')];
    const ground: PaintOf<'fill'> = { 'fill-color': color, 'fill-antialias': false };
    const hatched: PaintOf<'fill'> = { 'fill-pattern': hatchImage(id) };
    const casing = { 'line-color': halo, 'line-width': byZoom(3, 2.4, 8, 3.4) };
    const line: PaintOf<'line'> = {
      'line-color': color,
      'line-width': byZoom(3, 1.3, 8, 1.5),
      'line-dasharray': [3, 1.5],
    };
    const round = { 'line-cap': 'round' } as const;
    return [
      fillLayer(id, 'ground', { filter: areas, paint: ground }, 0.12),
      { ...fillLayer(id, 'hatch', { filter: areas, paint: hatched }, 0.5), minzoom: 6 },
      lineLayer(id, 'casing', { filter: lines, layout: round, paint: casing }, 0.85),
      lineLayer(id, 'line', { filter: lines, paint: line }, 1),
    ];
  },
  images: ({ id }, { color }) => ({ [hatchImage(id)]: hatch(color) }),
};

export const zoneInBuild: BuildKind<ZoneLayer> = {
  /** Includes the line, which is all that the map shows at low zooms. */
  swatch: () => ({
    background: [
      'repeating-linear-gradient(90deg,var(--c) 0 5px,transparent 5px 7.5px) 0/100% 2px no-repeat',
      hatchSwatch('color-mix(in srgb,var(--c) 55%,transparent)'),
    ].join(),
  }),
  /** The layer's `told` may have `{name}` and `{length}`. */
  sentence({ layer, measured }, words) {
    const line = measured.find(({ unit }) => unit === 'km');
    const length = line ? aboutKm(line.value, words) : '';
    if (layer.told) return ownWords(layer, layer.told, { length });
    const name = nameOf(layer, words);
    return length ? words.told.zoneLine({ name, length }) : words.told.zone({ name });
  },
};

const ofType = (type: string) => isOneOf(['geometry-type'], [type, `Multi${type}`]);
