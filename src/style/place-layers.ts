import type {
  ExpressionSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import { mapValues } from '../core/map-values.ts';
import type { Scene } from '../core/timeline/scene.ts';
import type { StrokeImage } from './kinds/kind.ts';
import {
  byNumber,
  byProperty,
  byZoom,
  circlePath,
  discStroke,
  haloed,
  isOneOf,
  italic,
  type PaintOf,
  upright,
} from './layer-parts.ts';
import type { Palette } from './palette.ts';

export const placeSource = 'places';

const dotNames = { city: 'dot-city', capital: 'dot-capital' } as const;

/** The images that mark places: small rings, with a core where it is a capital. */
export function dotImages({ paper, ink }: Palette): Readonly<Record<string, StrokeImage>> {
  const size = 12;
  const ring = (radius: number) => [
    discStroke(size / 2, radius, paper),
    { d: circlePath(size / 2, radius), color: ink, width: 1.3 },
  ];
  return {
    [dotNames.city]: { size, strokes: ring(2.6) },
    [dotNames.capital]: { size, strokes: [...ring(3.6), discStroke(size / 2, 1.3, ink)] },
  };
}

/** Cities' names: their sizes of the first and the fifth rank in pixels, their line height and greatest width in ems. */
export const cityText = { first: 13.5, fifth: 11.5, line: 1.15, widest: 12 } as const;

/** Countries' names, with their letter spacing. */
export const countryText = { largest: 14, line: 1.15, widest: 6, spacing: 0.18 } as const;

/** The sides of its dot for a name, the default first: its anchor and offset in ems. */
export const nameSides = {
  right: { anchor: 'left', justify: 'left', offset: [0.55, 0] },
  left: { anchor: 'right', justify: 'right', offset: [-0.55, 0] },
  top: { anchor: 'bottom', justify: 'center', offset: [0, -0.5] },
  bottom: { anchor: 'top', justify: 'center', offset: [0, 0.5] },
  'bottom-right': { anchor: 'top-left', justify: 'left', offset: [0.4, 0] },
  'top-left': { anchor: 'bottom-right', justify: 'right', offset: [-0.45, 0.35] },
} as const;

const besideMark = ['left', 'right', 'bottom', 'top'] as const;
const cornersOfMark = ['bottom-left', 'top-left', 'bottom-right', 'top-right'] as const;

/** Anchors of a name beside its mark to try in turn, after the one that the place asks for. */
export const otherAnchors = [...besideMark, ...cornersOfMark] as const;

export type NameSide = keyof typeof nameSides;

export interface PlaceMetadata {
  readonly kinds: readonly string[];
  /** Whether it has the names that a scene asks for, or all others. */
  readonly part: 'first' | 'others';
  /** Of names from the tiles of streets: what is written, and the filter that it has in every scene. */
  readonly tiled?: {
    readonly text: ExpressionSpecification;
    readonly filter: ExpressionSpecification;
  };
}

/** The metadata of a layer of names; undefined for any other layer. */
export function placeMetadata(layer: LayerSpecification): PlaceMetadata | undefined {
  const metadata = layer.metadata as PlaceMetadata | undefined;
  return metadata?.kinds ? metadata : undefined;
}

/** Up to this rank a place belongs to the story; from the next on it lies around it. */
const lastOwnRank = 2;

/**
 * The names on the map: seas in italics, countries and provinces letter-spaced, the story's own in the colour `area`,
 * cities by rank beside their dots. Of names that collide, the one of the lower rank is placed.
 */
export function placeLayers(colors: Palette, area: string = colors.ink): LayerSpecification[] {
  const name: ExpressionSpecification = ['get', 'name'];
  const inked = (color: string | ExpressionSpecification): PaintOf<'symbol'> => ({
    ...haloed(color, colors.halo, 1.3),
    'text-halo-blur': 0.4,
  });
  return [
    namesOf('seas', ['sea'], {
      layout: {
        ...italic,
        'text-field': name,
        'text-size': byZoom(2, 11, 6, 15),
        'text-letter-spacing': 0.12,
        'text-max-width': 7,
        'text-line-height': 1.3,
      },
      paint: haloed(colors.seaText, colors.sea, 1),
    }),
    namesOf('countries', ['country', 'territory'], {
      // Among streets the country's name would lie on a park.
      maxzoom: 10,
      layout: {
        ...upright,
        'text-field': ['upcase', name],
        'text-size': byZoom(2, 10.5, 6, countryText.largest),
        'text-letter-spacing': countryText.spacing,
        'text-max-width': countryText.widest,
        'text-line-height': countryText.line,
        'text-padding': 2,
      },
      paint: inked(colors.ink),
    }),
    namesOf('provinces', ['province', 'prefecture'], {
      layout: {
        ...upright,
        // Farther out they would crowd their country.
        'text-field': ['step', ['zoom'], '', 4, ['upcase', name]],
        'text-size': byZoom(4, 10.5, 7, 13),
        'text-letter-spacing': 0.28,
      },
      paint: inked(['case', ['<=', ['get', 'rank'], lastOwnRank], area, colors.inkSoft]),
    }),
    namesOf('peaks', ['peak'], { minzoom: 5, ...peakLook(name, colors) }),
    namesOf('cities', ['capital', 'city', 'town', 'site'], {
      layout: {
        ...upright,
        ...besideDot(),
        'icon-image': ['match', ['get', 'kind'], 'capital', dotNames.capital, dotNames.city],
        // The name in the place's own script is beneath, where it has one.
        'text-field': [
          'format',
          name,
          {},
          ['case', ['has', 'local'], ['concat', '\n', ['get', 'local']], ''],
          { 'font-scale': 0.82 },
        ],
        'text-size': byNumber('rank', [1, cityText.first, 5, cityText.fifth]),
        'text-max-width': cityText.widest,
        'text-line-height': cityText.line,
        'text-padding': 3,
        'icon-padding': 1,
      },
      paint: inked(colors.ink),
    }),
  ];
}

/** The look of a peak's name, which ends in its mark. */
export const peakLook = (text: ExpressionSpecification, { ink, halo }: Palette) => ({
  layout: {
    ...italic,
    'text-size': 12,
    'text-field': ['concat', text, ' ▲'],
    'text-anchor': 'right',
    'text-offset': [0.5, 0],
    'text-max-width': 20,
  } satisfies SymbolLayerSpecification['layout'],
  paint: { ...haloed(ink, halo, 1.3), 'text-halo-blur': 0.4 },
});

const namesOf = (
  id: string,
  kinds: readonly string[],
  look: Pick<SymbolLayerSpecification, 'minzoom' | 'maxzoom' | 'layout' | 'paint'>,
): LayerSpecification => ({
  id: `place-${id}`,
  type: 'symbol',
  source: placeSource,
  metadata: { kinds, part: 'others' } satisfies PlaceMetadata,
  filter: placeFilter({ kinds, part: 'others' }),
  ...look,
  layout: { ...look.layout, 'symbol-sort-key': ['get', 'rank'] },
});

/** The filter of a layer of names: `first` has those that a scene asks for, at any zoom; `others` all but `quiet` ones. */
export function placeFilter(
  { kinds, part, tiled }: PlaceMetadata,
  { quiet = [], names = [] }: Pick<Scene, 'quiet' | 'names'> = {},
): ExpressionSpecification {
  if (tiled) return ['all', tiled.filter, ['!', isOneOf(tiled.text, quiet)]];
  const ofKind = isOneOf(['get', 'kind'], kinds);
  if (part === 'first') return ['all', ofKind, isOneOf(['get', 'name'], names)];
  const elsewhere = [...quiet, ...names];
  return [
    'all',
    ofKind,
    ['>=', ['zoom'], ['coalesce', ['get', 'minZoom'], 0]],
    ...(elsewhere.length > 0
      ? [['!', isOneOf(['get', 'name'], elsewhere)] as ExpressionSpecification]
      : []),
  ];
}

/** Text on the side of the dot that the place's `anchor` names; its right by default. */
function besideDot(): SymbolLayerSpecification['layout'] {
  const { right, ...others } = nameSides;
  const bySide = <T>(from: (side: (typeof nameSides)[NameSide]) => T) =>
    byProperty('anchor', mapValues(others, from), from(right));
  return {
    'text-anchor': bySide(({ anchor }) => anchor),
    'text-justify': bySide(({ justify }) => justify),
    'text-offset': bySide(({ offset }) => ['literal', [...offset]]),
  };
}

/** The same layers for the names that a scene asks for, which are placed before all others. */
export function namesInFront(layers: readonly LayerSpecification[]): LayerSpecification[] {
  return layers.map((layer) => {
    const { kinds } = placeMetadata(layer) ?? { kinds: [] };
    const { minzoom, ...always } = layer;
    return {
      ...always,
      id: `${layer.id}-first`,
      metadata: { kinds, part: 'first' } satisfies PlaceMetadata,
      filter: placeFilter({ kinds, part: 'first' }),
    } as LayerSpecification;
  });
}
