import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { bold, categoryColor, haloed, type LayoutOf, type PaintOf } from '../../layer-parts.ts';
import type { LayerColors } from '../../palette.ts';
import { otherAnchors } from '../../place-layers.ts';
import {
  countedOnDays,
  type DatedPart,
  type StoryMetadata,
  shownOnDays,
  storyLayer,
} from '../../story-layer.ts';
import type { FieldTypes, LayerWith } from '../fields.ts';
import type { KindInput, LayerFeature } from '../kind.ts';
import { sitesOf } from './sites.ts';

export const pointsFields = ({ words, number, flag, noun, categories, maybe }: FieldTypes) => ({
  noun: maybe(noun, 'What is counted, such as { one: person, other: people }.'),
  categories: categories.exactOptional(),
  fact: maybe(words, 'What the panel says of a point.'),
  toldOfDay: maybe(words, 'Its sentence where a scene shows one day, `{day}`.'),
  largest: maybe(number, 'The count that has the largest disc.'),
  largestRadius: maybe(number, 'The radius of that disc in CSS pixels; 22 by default.'),
  names: maybe(
    flag,
    'Whether places are named where there is room; a label with the same words replaces the name.',
  ),
});

export type PointsLayer = LayerWith<typeof pointsFields>;

/** The style layer that highlights the points of some dates, and its filter. */
export const litLayer = (layer: string): string => `${layer}-lit`;

export const litFilter = (dates: readonly string[]): ExpressionSpecification => [
  'in',
  ['coalesce', ['get', 'date'], ''],
  ['literal', [...dates]],
];

const isUncertain: ExpressionSpecification = ['to-boolean', ['get', 'uncertain']];

/** How far the ring of uncertainty lies beyond a blurred disc, in CSS pixels. */
const ringBeyond = 1.5;

/**
 * Sites as discs whose area follows what was counted there: with a core where the `category` of a point
 * has one, and blurred within a fine ring where all points are `uncertain`.
 */
export function pointsLayers(layer: PointsLayer, colors: LayerColors): LayerSpecification[] {
  const color = categoryColor(colors);
  const { categories = {}, days = [] } = layer;
  const counted = countedOnDays(days);
  const radius = discRadius(layer, counted);
  const cored = Object.keys(categories).filter((name) => categories[name]?.form === 'core');
  const discs = circles(layer, 'discs', {
    of: 'sites',
    layout: { 'circle-sort-key': ['-', counted] },
    paint: {
      'circle-radius': radius,
      'circle-color': color,
      'circle-blur': ['case', isUncertain, 0.3, 0],
    },
    fullOpacity: { 'circle-opacity': 0.32 },
  });
  const rings = circles(layer, 'rings', {
    of: 'sites',
    also: ['!', isUncertain],
    paint: { ...ring(color, 1.6), 'circle-radius': radius },
    fullOpacity: { 'circle-stroke-opacity': 0.95 },
  });
  const doubts = circles(layer, 'doubts', {
    of: 'sites',
    also: isUncertain,
    paint: {
      ...ring(color, 1.6),
      'circle-radius': typeof radius === 'number' ? radius + ringBeyond : ['+', radius, ringBeyond],
    },
    fullOpacity: { 'circle-stroke-opacity': 0.8 },
  });
  const cores = circles(layer, 'cores', {
    of: 'points',
    also: ['in', ['coalesce', ['get', 'category'], ''], ['literal', cored]],
    paint: { 'circle-radius': 2.6, 'circle-color': color },
    fullOpacity: { 'circle-opacity': 1 },
  });
  return [discs, rings, doubts, ...(cored.length > 0 ? [cores] : []), litPoints(layer, colors.ink)];
}

const nameSize = 13;

/** The names of sites on whichever side of their discs is free, those of the largest first. */
export function pointNames(
  layer: PointsLayer,
  colors: LayerColors,
  { written = [] }: Pick<KindInput, 'written'>,
): LayerSpecification[] {
  if (!layer.names) return [];
  const { id, days = [] } = layer;
  const counted = countedOnDays(days);
  const also: ExpressionSpecification = ['!', ['in', ['get', 'name'], ['literal', [...written]]]];
  const dated: DatedPart = { of: 'sites', days, also };
  return [
    storyLayer(
      {
        id: `${id}-names`,
        type: 'symbol',
        source: id,
        filter: shownOnDays(dated),
        layout: {
          ...bold,
          'text-field': ['get', 'name'],
          'text-size': ['interpolate', ['linear'], ['zoom'], 2, 11, 5, nameSize],
          'text-letter-spacing': 0.03,
          'text-justify': 'auto',
          'text-variable-anchor': [...otherAnchors],
          'text-radial-offset': ['+', 0.3, ['/', discRadius(layer, counted), nameSize]],
          'symbol-sort-key': ['-', counted],
        },
        paint: haloed(colors.text, colors.halo),
      },
      { layer: id, fullOpacity: { 'text-opacity': 1 }, dated },
    ),
  ];
}

interface Circles {
  readonly of: DatedPart['of'];
  /** What else is asked of a feature than its day. */
  readonly also?: ExpressionSpecification;
  readonly layout?: LayoutOf<'circle'>;
  readonly paint: PaintOf<'circle'>;
  readonly fullOpacity: StoryMetadata['fullOpacity'];
}

/** A style layer of circles that shows the days of its layer. */
function circles(
  { id, days = [] }: PointsLayer,
  name: string,
  { of, also, layout = {}, paint, fullOpacity }: Circles,
): LayerSpecification {
  const dated: DatedPart = { of, days, ...(also && { also }) };
  const filter = shownOnDays(dated);
  return storyLayer(
    { id: `${id}-${name}`, type: 'circle', source: id, filter, layout, paint },
    { layer: id, fullOpacity, dated },
  );
}

const ring = (color: string | ExpressionSpecification, width: number) => ({
  'circle-color': 'rgba(0, 0, 0, 0)',
  'circle-opacity': 0,
  'circle-stroke-color': color,
  'circle-stroke-width': width,
});

/** Rings around the highlighted points; none at first. */
function litPoints(layer: PointsLayer, ink: string): LayerSpecification {
  const { id } = layer;
  const radius = discRadius(layer, ['coalesce', ['get', 'count'], 0]);
  return storyLayer(
    {
      id: litLayer(id),
      type: 'circle',
      source: id,
      filter: litFilter([]),
      paint: { ...ring(ink, 3.2), 'circle-radius': radius },
    },
    { layer: id, fullOpacity: { 'circle-stroke-opacity': 1 } },
  );
}

/** The radius of the least disc, and of the largest one by default, in CSS pixels. */
const least = 3;
const greatest = 22;

/** The largest sum of a site; undefined where nothing is counted. */
export function largestCount(features: readonly LayerFeature[]): number | undefined {
  const counted = features.filter(({ properties }) => properties.count !== undefined);
  const sums = sitesOf(counted).map((points) =>
    points.reduce((sum, { properties }) => sum + (properties.count ?? 0), 0),
  );
  return sums.length > 0 ? Math.max(...sums) : undefined;
}

/** Three round counts below the largest, each with the radius of its disc in CSS pixels, for a key. */
export function keyedSizes({
  largest = 0,
  largestRadius = greatest,
}: Pick<PointsLayer, 'largest' | 'largestRadius'>): readonly (readonly [number, number])[] {
  if (largest < 100) return [];
  return [2, 10, 100].map((part) => {
    const magnitude = 10 ** Math.floor(Math.log10(largest / part));
    const count = magnitude * ([5, 2].find((each) => each * magnitude <= largest / part) ?? 1);
    return [count, Math.max(least, largestRadius * Math.sqrt(count / largest))];
  });
}

/** The radius of a disc whose area is proportional to a count, or the least that can be seen. */
function discRadius(
  { largest, largestRadius = greatest }: Pick<PointsLayer, 'largest' | 'largestRadius'>,
  count: ExpressionSpecification,
): ExpressionSpecification | number {
  if (!largest || largest <= 0 || largestRadius <= least) return least;
  const ofLeast = (least / largestRadius) * Math.sqrt(largest);
  const stops = [ofLeast, least, Math.sqrt(largest), largestRadius];
  return ['interpolate', ['linear'], ['sqrt', count], ...stops];
}
