import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { besideDot } from './beside-dot.ts';
import type { Palette } from './palette.ts';
import { type PlacePart, placeFilter } from './place-filter.ts';
import { boldLabel, italicLabel, uprightLabel } from './type.ts';

/** The source that holds the names of places. */
export const placeSource = 'places';

/** The names of the images that mark a place, drawn by `placeDot`. */
export const dotImages = { city: 'dot-city', capital: 'dot-capital' } as const;

/** What each layer of names says of itself, for whoever writes a scene's names to it. */
export interface PlaceMetadata {
  readonly kinds: readonly string[];
  readonly part: PlacePart;
}

const ofKind = (...kinds: string[]) => ({
  metadata: { kinds, part: 'others' } satisfies PlaceMetadata,
  filter: placeFilter(kinds, 'others'),
});

/** What `ofKind` and `namesInFront` wrote into a layer of names, or nothing for any other layer. */
export function placeMetadata(layer: LayerSpecification): PlaceMetadata | undefined {
  const metadata = layer.metadata as PlaceMetadata | undefined;
  return metadata?.kinds ? metadata : undefined;
}

const halo = (colors: Palette, color: string | ExpressionSpecification) => ({
  'text-color': color,
  'text-halo-color': colors.halo,
  'text-halo-width': 1.3,
  'text-halo-blur': 0.4,
});

/** One colour for what the story is about, another for what lies around it, by rank. */
const ofTheStory = (color: string, around: string): ExpressionSpecification => [
  'case',
  ['<=', ['get', 'rank'], 2],
  color,
  around,
];

/** The name in the page's language, with the local name in its own script beneath where it has one. */
const named = (language: string, localScale: number): ExpressionSpecification =>
  [
    'format',
    ['coalesce', ['get', language], ['get', 'name']],
    {},
    ['case', ['has', 'local'], ['concat', '\n', ['get', 'local']], ''],
    { 'font-scale': localScale },
  ] as ExpressionSpecification;

/** Where labels compete, the lower rank is placed first. */
const byRank = { 'symbol-sort-key': ['get', 'rank'] as ExpressionSpecification };

/**
 * The names on the map: seas in italics, countries and provinces letter-spaced, cities by rank
 * beside their dots.
 *
 * @param language The page's, as a property of the places.
 * @param area The colour of the names of the provinces that the story is about.
 */
export function placeLayers(
  colors: Palette,
  language: string,
  area: string = colors.ink,
): LayerSpecification[] {
  return [
    {
      id: 'place-seas',
      type: 'symbol',
      source: placeSource,
      ...ofKind('sea'),
      layout: {
        ...italicLabel(13),
        ...byRank,
        'text-field': ['coalesce', ['get', language], ['get', 'name']],
        'text-size': ['interpolate', ['linear'], ['zoom'], 2, 11, 6, 15],
        'text-letter-spacing': 0.12,
        'text-max-width': 7,
        'text-line-height': 1.3,
      },
      paint: { 'text-color': colors.seaText, 'text-halo-color': colors.sea, 'text-halo-width': 1 },
    },
    {
      id: 'place-countries',
      type: 'symbol',
      source: placeSource,
      ...ofKind('country'),
      layout: {
        ...uprightLabel(12),
        ...byRank,
        'text-field': ['upcase', ['coalesce', ['get', language], ['get', 'name']]],
        'text-size': ['interpolate', ['linear'], ['zoom'], 2, 9.5, 6, 14],
        'text-letter-spacing': 0.22,
        'text-max-width': 6,
        'text-line-height': 1.15,
        'text-padding': 2,
      },
      paint: halo(colors, colors.inkSoft),
    },
    {
      id: 'place-provinces',
      type: 'symbol',
      source: placeSource,
      ...ofKind('province', 'prefecture'),
      layout: {
        ...boldLabel(12),
        ...byRank,
        'text-field': ['coalesce', ['get', language], ['get', 'name']],
        'text-size': ['interpolate', ['linear'], ['zoom'], 4, 11, 7, 16],
        'text-letter-spacing': 0.14,
      },
      paint: halo(colors, ofTheStory(area, colors.inkSoft)),
    },
    {
      id: 'place-peaks',
      type: 'symbol',
      source: placeSource,
      minzoom: 5,
      ...ofKind('peak'),
      layout: {
        ...italicLabel(12),
        ...byRank,
        'text-field': ['concat', ['coalesce', ['get', language], ['get', 'name']], ' ▲'],
        'text-anchor': 'right',
        'text-offset': [0.5, 0],
        'text-max-width': 14,
      },
      paint: halo(colors, colors.inkSoft),
    },
    {
      id: 'place-cities',
      type: 'symbol',
      source: placeSource,
      ...ofKind('capital', 'city', 'town', 'site'),
      layout: {
        ...uprightLabel(13),
        ...byRank,
        ...besideDot,
        'icon-image': ['match', ['get', 'kind'], 'capital', dotImages.capital, dotImages.city],
        'text-field': named(language, 0.82),
        'text-size': ['interpolate', ['linear'], ['get', 'rank'], 1, 14.5, 5, 11.5],
        'text-max-width': 12,
        'text-line-height': 1.15,
        'text-padding': 3,
        'icon-padding': 1,
      },
      paint: halo(colors, colors.ink),
    },
  ];
}
