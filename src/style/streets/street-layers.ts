import type {
  ExpressionSpecification,
  FillLayerSpecification,
  LayerSpecification,
  LineLayerSpecification,
  VectorSourceSpecification,
} from 'maplibre-gl';
import { coverZooms, type Streets, streetZooms } from '../../core/story/tiles.ts';
import { byZoom, isOneOf, type PaintOf } from '../layer-parts.ts';
import { type Palette, palette, streetPalette, type Theme } from '../palette.ts';
import {
  coverSource,
  isLine,
  isOfType,
  kindIs,
  landUses,
  layer,
  roadsFrom,
  type StreetPalette,
  streetClasses,
  streetSource,
  streetsFrom,
} from './street-data.ts';
import { nameLayers, type StreetNames } from './street-names.ts';

/** A source with missing tiles, which MapLibre fills from coarser ones. */
type SparseSource = VectorSourceSpecification & { readonly sparse: true };

export type StreetStyle = ReturnType<typeof streetStyle>;
export type CoverStyle = ReturnType<typeof coverStyle>;

type Extent = Omit<Streets, 'tiles'>;

const sparseSource = ({ minzoom, maxzoom, bounds }: Extent, tiles: string): SparseSource => ({
  ...{ type: 'vector', tiles: [tiles], minzoom, maxzoom, sparse: true },
  bounds: [...bounds],
});

/** Draws woods, towns and ice at small scales, in tints so quiet that the story's land still stands out. */
export function coverStyle(cover: Extent, tiles: string, theme: Theme) {
  const [{ minzoom, maxzoom }, strength] = [coverZooms, 0.75];
  const tints: FillLayerSpecification = {
    ...layer('cover', 'fill', 'landcover', minzoom),
    source: coverSource,
    paint: {
      'fill-color': landColor(streetPalette(theme)),
      'fill-antialias': false,
      // Among streets, land uses take over; elsewhere the last tiles would blur.
      'fill-opacity': byZoom(minzoom, 0, minzoom + 0.6, strength, maxzoom + 1, strength, 10, 0),
    },
  };
  return { sources: { [coverSource]: sparseSource(cover, tiles) }, land: [tints] };
}

/** @param tiles URL template of the tiles, with `{z}`, `{x}` and `{y}`. */
export function streetStyle(streets: Extent, tiles: string, names: StreetNames, theme: Theme) {
  const [colors, own] = [palette(theme), streetPalette(theme)];
  const border: LineLayerSpecification = {
    ...layer('borders', 'line', 'boundaries'),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colors.border, 'line-width': 1.3, 'line-dasharray': [5, 1.6, 1, 1.6] },
  };
  return {
    sources: { [streetSource]: sparseSource(streets, tiles) },
    land: landLayers(own),
    streets: [...groundLayers(colors, own), ...roadLayers(own), border],
    names: nameLayers(colors, own, names),
  };
}

const fading = (from: number) => byZoom(from, 0, from + 0.6, 1);

const comesIn = fading(streetZooms.from);

const isTunnel: ExpressionSpecification = ['to-boolean', ['get', 'is_tunnel']];

function landColor(own: StreetPalette): ExpressionSpecification {
  const uses = Object.entries(landUses).flatMap(([use, kinds]) => [
    [...kinds],
    own[use as keyof typeof landUses],
  ]);
  return ['match', ['get', 'kind'], ...uses, own.earth] as never;
}

const landLayers = (own: StreetPalette): LayerSpecification[] => [
  {
    ...layer('earth', 'fill', 'earth'),
    paint: { 'fill-color': own.earth, 'fill-antialias': false, 'fill-opacity': comesIn },
  },
  {
    ...layer('land-use', 'fill', 'landuse', streetsFrom.landuse),
    layout: { 'fill-sort-key': ['case', kindIs(...landUses.built), 0, 1] },
    paint: {
      // Among streets, built-up land has the colour of plain ground.
      'fill-color': [
        ...['interpolate', ['linear'], ['zoom'], 11.5, landColor(own)],
        ...[13.5, landColor({ ...own, built: own.earth })],
      ] as never,
      'fill-antialias': false,
      'fill-opacity': fading(streetsFrom.landuse),
    },
  },
];

const groundLayers = (colors: Palette, own: StreetPalette): LayerSpecification[] => [
  {
    ...layer('water', 'fill', 'water'),
    filter: isOfType('Polygon'),
    paint: { 'fill-color': colors.sea, 'fill-antialias': false, 'fill-opacity': comesIn },
  },
  {
    ...layer('streams', 'line', 'water', 12),
    filter: isLine,
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colors.sea, 'line-width': widening(12, 0.6, 15, 1.4, 18, 5) },
  },
  {
    ...layer('buildings', 'fill', 'buildings', streetsFrom.buildings),
    paint: { 'fill-color': own.building, 'fill-opacity': fading(streetsFrom.buildings) },
  },
];

const widening = (...stops: readonly number[]): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.6],
  ['zoom'],
  ...stops,
];

/** Returns the width of a street's two edges together, in CSS pixels. */
const edge = (zoom: number): number => (zoom < 12 ? 0.7 : zoom < 15 ? 1.1 : 1.6);

const open = (filter: ExpressionSpecification): ExpressionSpecification => [
  'all',
  filter,
  ['!', isTunnel],
];

const classes = streetClasses.map(({ kind, service, ...rest }) => {
  const isService = isOneOf(['get', 'kind_detail'], ['service']);
  const ofService: ExpressionSpecification = service ? isService : ['!', isService];
  return {
    ...rest,
    filter: open(service === undefined ? kindIs(kind) : ['all', kindIs(kind), ofService]),
  };
});

const mainStreets: readonly string[] = ['major', 'highways'];

/** Draws streets by class, all edges first, so that no edge crosses a junction. */
function roadLayers(own: StreetPalette): LayerSpecification[] {
  const line = (
    id: string,
    filter: ExpressionSpecification,
    from: number,
    paint: PaintOf<'line'>,
  ): LineLayerSpecification => ({
    ...layer(id, 'line', 'roads', from),
    filter,
    layout: { 'line-join': 'round', ...(!paint['line-dasharray'] && { 'line-cap': 'round' }) },
    paint,
  });
  return [
    line('tunnels', ['all', kindIs('highway', 'major_road'), isTunnel], 12, {
      'line-color': own.casing,
      'line-width': widening(12, 0.8, 15, 1.6, 18, 4),
      'line-dasharray': [2, 1.6],
    }),
    line('runways', kindIs('aeroway'), roadsFrom.aeroway, {
      'line-color': own.works,
      'line-width': widening(11, 1, 13, 5, 15, 20, 18, 110),
    }),
    line('paths', open(kindIs('path')), roadsFrom.path, {
      'line-color': own.path,
      'line-width': widening(15, 0.9, 18, 3.4),
      'line-dasharray': [2.2, 1.1],
    }),
    ...classes.flatMap(({ id, filter, widths, casedFrom }) =>
      casedFrom === undefined
        ? []
        : line(`${id}-edges`, filter, casedFrom, {
            'line-color': own.casing,
            'line-width': widening(
              ...widths.map((value, i) => (i % 2 ? value + edge(widths[i - 1] ?? 0) : value)),
            ),
          }),
    ),
    ...classes.map(({ id, filter, from, widths }) =>
      line(id, filter, from, {
        'line-color': mainStreets.includes(id) ? own.mainStreet : own.street,
        'line-width': widening(...widths),
      }),
    ),
    line('rails', open(kindIs('rail')), roadsFrom.rail, {
      'line-color': own.rail,
      'line-width': widening(12, 0.7, 15, 1.3, 18, 3),
    }),
  ];
}
