import type { ExpressionSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { lengthUnit } from '../../words/formats.ts';
import { bold, byZoom, haloed, isOneOf, italic, type PaintOf, upright } from '../layer-parts.ts';
import type { Palette } from '../palette.ts';
import { type PlaceMetadata, peakLook } from '../place-layers.ts';
import { isLine, isOfType, kindIs, layer, type StreetPalette, streetsFrom } from './street-data.ts';

export interface StreetNames {
  /** The page's language, and the locale in which heights are formatted, as BCP 47 tags. */
  readonly lang: string;
  readonly locale: string;
  readonly placed: readonly string[];
}

export function nameLayers(
  colors: Palette,
  own: StreetPalette,
  { lang, locale, placed }: StreetNames,
): SymbolLayerSpecification[] {
  const name: ExpressionSpecification = ['coalesce', ['get', `name:${lang}`], ['get', 'name'], ''];
  const namePaint = (color: string, halo: string): PaintOf<'symbol'> => ({
    ...haloed(color, halo, 1.2),
    'text-halo-blur': 0.4,
  });
  const water = { ...italic, 'text-field': name, 'text-letter-spacing': 0.06 };
  const isOwn: ExpressionSpecification = [
    'all',
    ['>=', ['+', ['zoom'], 1], ['coalesce', ['get', 'min_zoom'], 0]],
    ['!', isOneOf(name, placed)],
  ];
  const hushed = (filter: ExpressionSpecification) => {
    const metadata: PlaceMetadata = { kinds: [], part: 'others', tiled: { text: name, filter } };
    return { metadata, filter };
  };
  const along = (
    id: string,
    filter: ExpressionSpecification,
    from: number,
    apart: number,
    sizes: readonly number[],
  ): SymbolLayerSpecification => ({
    ...layer(`names-${id}`, 'symbol', 'roads', from),
    filter: ['all', filter, ['has', 'name']],
    layout: {
      ...upright,
      'symbol-placement': 'line',
      'symbol-spacing': apart,
      'text-field': name,
      'text-size': byZoom(...sizes),
      'text-max-angle': 35,
      'text-padding': 6,
    },
    paint: namePaint(own.streetText, own.street),
  });
  const metres: ExpressionSpecification = ['to-number', ['get', 'elevation'], 0];
  const peak = peakLook(['concat', name, heightAfter(metres, locale)], colors);
  return [
    along('minor', kindIs('minor_road'), 15, 260, [15, 9.5, 18, 12.5]),
    along('major', kindIs('major_road', 'highway'), 13.5, 320, [13, 10, 18, 13.5]),
    {
      ...layer('names-rivers', 'symbol', 'water', 13),
      filter: ['all', isLine, ['has', 'name']],
      layout: { ...water, 'symbol-placement': 'line', 'symbol-spacing': 420, 'text-size': 11 },
      paint: namePaint(colors.seaText, colors.sea),
    },
    {
      ...layer('names-peaks', 'symbol', 'pois', streetsFrom.peaks),
      ...hushed(['all', isOwn, ['has', 'name']]),
      layout: { ...peak.layout, 'symbol-sort-key': ['-', 0, metres] },
      paint: peak.paint,
    },
    {
      ...layer('names-places', 'symbol', 'places', streetsFrom.places),
      ...hushed(isOwn),
      layout: {
        ...bold,
        'text-field': name,
        'text-size': byZoom(11, 10.5, 16, 14),
        'text-letter-spacing': 0.08,
        'text-max-width': 7,
        'text-padding': 8,
        'symbol-sort-key': ['-', 0, ['coalesce', ['get', 'population_rank'], 0]],
      },
      paint: { ...namePaint(colors.ink, colors.halo), 'text-halo-width': 1.6 },
    },
    {
      ...layer('names-waters', 'symbol', 'water', 12),
      filter: ['all', isOfType('Point'), ['has', 'name']],
      layout: { ...water, 'text-size': byZoom(12, 11, 17, 15), 'text-max-width': 7 },
      paint: namePaint(colors.seaText, colors.sea),
    },
  ];
}

/** Formats a height, preceded by a space; empty if the data lack it. */
function heightAfter(metres: ExpressionSpecification, locale: string): ExpressionSpecification {
  const { finer: unit, km, times } = lengthUnit(locale);
  const rounded: ExpressionSpecification = ['round', ['*', times / km / 1000, metres]];
  const formatted: ExpressionSpecification = ['number-format', rounded, { locale, unit }];
  return ['case', ['>', metres, 0], ['concat', ' ', formatted], ''];
}
