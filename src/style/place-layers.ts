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

/** City names: font size in CSS pixels at ranks 1 and 5, and line height and maximum width in ems. */
export const cityText = { first: 13.5, fifth: 11.5, line: 1.15, maxWidth: 12 } as const;

/** Country names: maximum font size in CSS pixels; line height, maximum width and letter spacing in ems. */
export const countryText = { maxSize: 14, line: 1.15, maxWidth: 6, spacing: 0.18 } as const;

/** The sides of its dot on which a name may lie, with anchors, and offsets in ems; the default comes first. */
export const nameSides = {
  right: { anchor: 'left', justify: 'left', offset: [0.55, 0] },
  left: { anchor: 'right', justify: 'right', offset: [-0.55, 0] },
  top: { anchor: 'bottom', justify: 'center', offset: [0, -0.5] },
  bottom: { anchor: 'top', justify: 'center', offset: [0, 0.5] },
  'bottom-right': { anchor: 'top-left', justify: 'left', offset: [0.4, 0] },
  'top-left': { anchor: 'bottom-right', justify: 'right', offset: [-0.45, 0.35] },
} as const;

/** Anchors to try in turn, after the one that the place asks for. */
export const otherAnchors = [
  ...(['left', 'right', 'bottom', 'top'] as const),
  ...(['bottom-left', 'top-left', 'bottom-right', 'top-right'] as const),
];

export type NameSide = keyof typeof nameSides;

export interface PlaceMetadata {
  readonly kinds: readonly string[];
  /** `first` has the names that a scene asks for; `others` has the rest. */
  readonly part: 'first' | 'others';
  /** For names from street tiles: the text, and the filter that applies in every scene. */
  readonly tiled?: {
    readonly text: ExpressionSpecification;
    readonly filter: ExpressionSpecification;
  };
}

export function placeMetadata(layer: LayerSpecification): PlaceMetadata | undefined {
  const metadata = layer.metadata as PlaceMetadata | undefined;
  return metadata?.kinds ? metadata : undefined;
}

/** The last rank of places that belong to the story; places of higher ranks lie around it. */
const lastStoryRank = 2;

/**
 * Draws place names: seas in italics, countries and provinces letter-spaced, the story's provinces in the colour
 * `area`, and cities by rank beside their dots. If names collide, the lower rank wins.
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
      // Among streets, a country's name would end up on a park.
      maxzoom: 10,
      layout: {
        ...upright,
        'text-field': ['upcase', name],
        'text-size': byZoom(2, 10.5, 6, countryText.maxSize),
        'text-letter-spacing': countryText.spacing,
        'text-max-width': countryText.maxWidth,
        'text-line-height': countryText.line,
        'text-padding': 2,
      },
      paint: inked(colors.ink),
    }),
    namesOf('provinces', ['province', 'prefecture'], {
      layout: {
        ...upright,
        // At lower zooms the names would crowd their country.
        'text-field': ['step', ['zoom'], '', 4, ['upcase', name]],
        'text-size': byZoom(4, 10.5, 7, 13),
        'text-letter-spacing': 0.28,
      },
      paint: inked(['case', ['<=', ['get', 'rank'], lastStoryRank], area, colors.inkSoft]),
    }),
    namesOf('peaks', ['peak'], { minzoom: 5, ...peakLook(name, colors) }),
    namesOf('cities', ['capital', 'city', 'town', 'site'], {
      layout: {
        ...upright,
        ...besideDot(),
        'icon-image': ['match', ['get', 'kind'], 'capital', dotNames.capital, dotNames.city],
        // The local name, if there is one, is beneath the name.
        'text-field': [
          'format',
          name,
          {},
          ['case', ['has', 'local'], ['concat', '\n', ['get', 'local']], ''],
          { 'font-scale': 0.82 },
        ],
        'text-size': byNumber('rank', [1, cityText.first, 5, cityText.fifth]),
        'text-max-width': cityText.maxWidth,
        'text-line-height': cityText.line,
        'text-padding': 3,
        'icon-padding': 1,
      },
      paint: inked(colors.ink),
    }),
  ];
}

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

/** Filters names: `first` has those that a scene asks for, at any zoom; `others` has the rest but `quiet` ones. */
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

export function namesInFront(layers: readonly LayerSpecification[]): LayerSpecification[] {
  return layers.map(({ minzoom, ...layer }) => {
    const { kinds } = placeMetadata(layer as LayerSpecification) ?? { kinds: [] };
    return {
      ...layer,
      id: `${layer.id}-first`,
      metadata: { kinds, part: 'first' } satisfies PlaceMetadata,
      filter: placeFilter({ kinds, part: 'first' }),
    } as LayerSpecification;
  });
}
