import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { streetZooms } from '../../core/story/tiles.ts';
import { isOneOf } from '../layer-parts.ts';
import type { streetPalette } from '../palette.ts';

/** The sources of streets and, at small scales, land cover; no layer of a story can have these ids. */
export const [streetSource, coverSource] = ['_streets', '_cover'];

const split = (kinds: string): readonly string[] => kinds.split(' ');

/** Kinds of land use by colour; see https://docs.protomaps.com/basemaps/layers. */
export const landUses = {
  park: split(
    'park garden recreation_ground golf_course dog_park playground zoo village_green grass meadow ' +
      'grassland allotments cemetery nature_reserve national_park protected_area',
  ),
  wood: split('wood forest scrub orchard vineyard'),
  built: split('residential urban_area'),
  wetland: ['wetland'],
  sand: split('sand beach bare_rock'),
  glacier: ['glacier'],
  pitch: split('pitch stadium'),
  works: split('industrial commercial railway aerodrome military quarry naval_base airfield'),
  care: split('school university college hospital kindergarten'),
  square: split('pedestrian platform pier'),
};

interface Kept {
  /** The properties that the style reads, in addition to names. */
  readonly fields: readonly string[];
  readonly from: (feature: Readonly<Record<string, number | string | boolean>>) => number;
  /** Types of geometry: points (1), lines (2) and polygons (3); all by default. */
  readonly types?: readonly number[];
  /** Minimum area of a shape's box before zoom 14, in square pixels. */
  readonly minArea?: number;
  readonly named?: boolean;
}

export const roadsFrom = {
  highway: 9,
  trunk: 9,
  primary: 11,
  aeroway: 11,
  secondary: 12,
  rail: 12,
  major_road: 13,
  minor_road: 13,
  service: 15,
  path: 15,
} as const;

export const streetsFrom = { landuse: 9, buildings: 15, places: 11, peaks: 11 } as const;

interface StreetClass {
  readonly id: string;
  readonly kind: string;
  /** Selects service roads if true, all other roads if false; both by default. */
  readonly service?: boolean;
  readonly from: number;
  readonly widths: readonly number[];
  /** The first zoom at which the road has edges; it has none by default. */
  readonly casedFrom?: number;
}

const laneWidths = [15, 0.8, 18, 9];

export const streetClasses: readonly StreetClass[] = [
  { id: 'lanes', kind: 'minor_road', service: true, from: roadsFrom.service, widths: laneWidths },
  {
    id: 'minor',
    kind: 'minor_road',
    service: false,
    from: roadsFrom.minor_road,
    widths: [13, 0.7, 15, 3, 18, 17],
    casedFrom: 15,
  },
  {
    id: 'major',
    kind: 'major_road',
    from: roadsFrom.trunk,
    widths: [9, 0.5, 12, 1.5, 15, 5.5, 18, 24],
    casedFrom: 12,
  },
  {
    id: 'highways',
    kind: 'highway',
    from: roadsFrom.highway,
    widths: [9, 0.9, 12, 2.4, 15, 7, 18, 28],
    casedFrom: 9,
  },
];

const [begins, never] = [streetZooms.from, Number.POSITIVE_INFINITY];

const ofKinds =
  (from: number, ...kinds: readonly string[]): Kept['from'] =>
  ({ kind }) =>
    kinds.includes(`${kind}`) ? from : never;

const waters = split(
  'water ocean sea bay strait fjord lagoon lake reservoir basin dock river canal stream drain ditch',
);

const buildings = ['building', 'building_part'];

const roads: Readonly<Record<string, number>> = roadsFrom;
const peopled = ofKinds(streetsFrom.places, 'locality', 'neighbourhood', 'macrohood');

/** Kinds that get no name: cities are among the story's places, and nobody lives in a locality. */
const unnamed = ['city', 'locality'];

/** What the style draws of each layer of the tiles: land cover at small scales, streets at larger ones. */
export const streetLayers: Readonly<Record<string, Kept>> = {
  landcover: { fields: ['kind'], from: ofKinds(0, 'forest', 'urban_area', 'glacier') },
  earth: { fields: [], types: [3], from: ofKinds(begins, 'earth', 'island', 'islet') },
  landuse: {
    fields: ['kind'],
    types: [3],
    minArea: 100,
    from: ofKinds(streetsFrom.landuse, ...Object.values(landUses).flat()),
  },
  water: { fields: ['kind'], from: ofKinds(begins, ...waters), named: true },
  buildings: { fields: [], types: [3], from: ofKinds(streetsFrom.buildings, ...buildings) },
  roads: {
    fields: ['kind', 'kind_detail', 'is_tunnel'],
    types: [2],
    from({ kind, kind_detail, is_link }) {
      const from = roads[`${kind_detail}`] ?? roads[`${kind}`] ?? never;
      return Math.max(from, is_link ? roadsFrom.minor_road : 0);
    },
    named: true,
  },
  boundaries: { fields: ['kind', 'disputed'], types: [2], from: ofKinds(begins, 'country') },
  places: {
    fields: ['min_zoom', 'population_rank'],
    from: (feature) => (unnamed.includes(`${feature.kind_detail}`) ? never : peopled(feature)),
    named: true,
  },
  // The schema has heights of peaks, in metres, but no passes or ridges.
  pois: {
    fields: ['min_zoom', 'elevation'],
    from: ofKinds(streetsFrom.peaks, 'peak'),
    named: true,
  },
};

export type StreetPalette = ReturnType<typeof streetPalette>;

export const layer = <Type extends LayerSpecification['type']>(
  id: string,
  type: Type,
  part: string,
  minzoom: number = streetZooms.from,
) => ({ id: `streets-${id}`, type, source: streetSource, 'source-layer': part, minzoom });

export const kindIs = (...kinds: readonly string[]) => isOneOf(['get', 'kind'], kinds);

export const isOfType = (type: string): ExpressionSpecification => ['==', ['geometry-type'], type];
export const isLine = isOfType('LineString');
