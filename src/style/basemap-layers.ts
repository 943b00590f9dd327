import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { type basemapParts, basemapSource, fineFrom, overviewSource } from './basemaps.ts';
import { byZoom, type PaintOf } from './layer-parts.ts';
import type { Palette } from './palette.ts';
import { storyLayer } from './story-layer.ts';

/** Draws nothing, but makes MapLibre cut the fine basemap's tiles before that basemap takes over. */
const ahead: LayerSpecification = {
  id: 'ahead',
  type: 'line',
  source: basemapSource,
  minzoom: fineFrom - 0.7,
  maxzoom: fineFrom,
  paint: { 'line-opacity': 0 },
};

/** True for layers that only help the live map with its tiles; still maps leave them out. */
export const isOfTiles = ({ id }: { readonly id: string }): boolean =>
  id === ahead.id || id === fineSea;

/** Covers the coarse land, which fills in until a tile has loaded, with the sea of that tile. */
const fineSea = 'fine-sea';

/** True for layers that end at `fineFrom` once the fine basemap has loaded. */
export const isOverview = ({ id }: { readonly id: string }): boolean => id.startsWith('overview-');

const basemapOf =
  (source: string, prefix: string, range: { readonly minzoom?: number } = {}) =>
  (
    part: (typeof basemapParts)[number] | 'sea',
    name: string = part,
    only?: ExpressionSpecification,
  ) => {
    const ofPart: ExpressionSpecification = ['==', ['get', 'part'], part];
    const filter: ExpressionSpecification = only ? ['all', ofPart, only] : ofPart;
    return { id: `${prefix}${name}`, source, ...range, filter };
  };

type Basemap = ReturnType<typeof basemapOf>;

const overview = basemapOf(overviewSource, 'overview-');

const fine = basemapOf(basemapSource, '', { minzoom: fineFrom });

export const basemapLayers = (colors: Palette): LayerSpecification[] => [
  { id: 'sea', type: 'background', paint: { 'background-color': colors.sea } },
  ...landLayers(overview, colors),
  ahead,
  { ...fine('sea', fineSea), ...fill(colors.sea) },
  ...landLayers(fine, colors),
];

export const waterAndBorderLayers = (colors: Palette): LayerSpecification[] => [
  ...waterLayers(overview, colors),
  ...waterLayers(fine, colors),
  {
    ...fine('borders', 'states', has('state')),
    ...line(colors.border, [4, 0.4, 8, 0.9], { 'line-dasharray': [3, 2], 'line-opacity': 0.7 }),
  },
  ...borderLayers(overview, colors),
  ...borderLayers(fine, colors),
];

/** Coasts and borders of the basemap, faint, with the story's layer `id`. */
export const outlineLayers = (id: string, color: string): LayerSpecification[] =>
  [overview, fine].map((basemap) => {
    const { filter: _, ...part } = basemap('land', `${id}-outlines`);
    const isDrawn: ExpressionSpecification = [
      'in',
      ['get', 'part'],
      ['literal', ['land', 'borders']],
    ];
    return storyLayer(
      {
        ...part,
        filter: ['all', isDrawn, not('story'), not('state')],
        layout: { 'line-join': 'round' },
        ...line(color, [2, 0.5, 8, 1]),
      },
      { layer: id, fullOpacity: { 'line-opacity': 0.28 } },
    );
  });

const landLayers = (basemap: Basemap, colors: Palette): LayerSpecification[] => [
  { ...basemap('land', 'land', not('story')), ...fill(colors.land) },
  { ...basemap('land', 'story-land', has('story')), ...fill(colors.storyLand) },
];

function waterLayers(basemap: Basemap, { sea, coast, water }: Palette): LayerSpecification[] {
  const joined = { 'line-join': 'round' } as const;
  return [
    { ...basemap('lakes'), ...fill(sea) },
    { ...basemap('lakes', 'shores'), layout: joined, ...line(coast, [2, 0.3, 8, 0.8]) },
    {
      ...basemap('rivers'),
      layout: { ...joined, 'line-cap': 'round' },
      ...line(water, [3, 0.5, 8, 1.8]),
    },
    { ...basemap('land', 'coast', not('story')), layout: joined, ...line(coast, [2, 0.5, 8, 1.1]) },
  ];
}

const borderLayers = (basemap: Basemap, colors: Palette): LayerSpecification[] => [
  {
    ...basemap('borders', 'borders', ['!', ['any', has('disputed'), has('state')]]),
    layout: { 'line-join': 'round' },
    ...line(colors.border, [2, 0.6, 8, 1.3], { 'line-dasharray': [5, 1.6, 1, 1.6] }),
  },
  {
    ...basemap('borders', 'borders-disputed', has('disputed')),
    ...line(colors.border, [2, 0.6, 8, 1.2], { 'line-dasharray': [1.2, 2.4] }),
  },
];

const has = (name: string): ExpressionSpecification => ['to-boolean', ['get', name]];
const not = (name: string): ExpressionSpecification => ['!', has(name)];

const fill = (color: string) =>
  ({ type: 'fill', paint: { 'fill-color': color, 'fill-antialias': false } }) as const;

const line = (color: string, widths: readonly number[], rest?: PaintOf<'line'>) => {
  const paint: PaintOf<'line'> = { 'line-color': color, 'line-width': byZoom(...widths), ...rest };
  return { type: 'line', paint } as const;
};
