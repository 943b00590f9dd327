import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { roundDown } from '../../../core/numbers.ts';
import {
  bold,
  byZoom,
  categoryColor,
  haloed,
  isOneOf,
  type LayoutOf,
  type PaintOf,
} from '../../layer-parts.ts';
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
import { markLook, markOpacities, onGround } from '../ground-circles.ts';
import type { Kind, KindInput, LayerFeature } from '../kind.ts';
import { coredOf, sitesOf } from './sites.ts';

export const pointsFields = ({ words, number, flag, noun, categories, maybe }: FieldTypes) => ({
  noun: maybe(noun, 'What is counted, such as { one: person, other: people }.'),
  categories: categories.exactOptional(),
  fact: maybe(words, 'What the panel says about a point.'),
  toldOfDay: maybe(words, 'Its sentence where a scene shows one day, `{day}`.'),
  largest: maybe(number, 'The count that has the largest disc.'),
  largestRadius: maybe(number, 'The radius of that disc in CSS pixels; 22 by default.'),
  marksInKm: maybe(
    number,
    'The radius of a mark in kilometres: each one counted is a mark beside its site, in place of discs; with a `form: core` among the categories, the others are rings.',
  ),
  names: maybe(
    flag,
    'Whether places are named where there is room; a label with the same words replaces the name.',
  ),
});

export type PointsLayer = LayerWith<'points', typeof pointsFields>;

export const lit: NonNullable<Kind<PointsLayer>['lit']> = {
  layer: (layer) => `${layer}-lit`,
  filter: (dates) => isOneOf(['coalesce', ['get', 'date'], ''], dates),
};

const strokeOpacity = 'circle-stroke-opacity';

const isUncertain: ExpressionSpecification = ['to-boolean', ['get', 'uncertain']];

/**
 * Draws sites as discs whose areas follow their counts: with a core if a point's `category` has one, and blurred if
 * all points are `uncertain`; where it is known how far off they may have been, within a ring as wide on the ground.
 */
export function pointsLayers(layer: PointsLayer, colors: LayerColors): LayerSpecification[] {
  const { id, days = [], marksInKm } = layer;
  const color = categoryColor(colors);
  const counted = countedOnDays(days);
  const radius = discRadius(layer, counted);
  const cored = coredOf(layer);
  const circles = (
    name: string,
    shown: Omit<DatedPart, 'days'>,
    fullOpacity: StoryMetadata['fullOpacity'],
    paint: PaintOf<'circle'>,
    layout: LayoutOf<'circle'> = {},
  ) => {
    const dated = { ...shown, days };
    const filter = shownOnDays(dated);
    return storyLayer(
      { id: `${id}-${name}`, type: 'circle', source: id, filter, layout, paint },
      { layer: id, fullOpacity, dated },
    );
  };
  const within: PaintOf<'circle'> = {
    ...ring(color, 1.2, onGround(['get', 'within'])),
    'circle-color': color,
    'circle-pitch-alignment': 'map',
  };
  const pale = { 'circle-opacity': 0.07, [strokeOpacity]: 0.8 };
  const sure = { of: 'sites', also: ['!', isUncertain] } satisfies Omit<DatedPart, 'days'>;
  const disc: PaintOf<'circle'> = {
    'circle-radius': radius,
    'circle-color': color,
    'circle-blur': ['case', isUncertain, 0.3, 0],
  };
  const ofLargest: LayoutOf<'circle'> = { 'circle-sort-key': ['-', counted] };
  const core = { 'circle-radius': 2.6, 'circle-color': color };
  const hasCore = isOneOf(['coalesce', ['get', 'category'], ''], cored);
  const cores = circles('cores', { of: 'points', also: hasCore }, { 'circle-opacity': 1 }, core);
  const marks = circles('marks', { of: 'points' }, markOpacities, markLook(color));
  const litRing = marksInKm
    ? ring(colors.ink, 1.6, onGround(['get', 'size']))
    : ring(colors.ink, 3.2, discRadius(layer, ['coalesce', ['get', 'count'], 0]));
  return [
    circles('discs', { of: 'sites' }, { 'circle-opacity': 0.32 }, disc, ofLargest),
    circles('within', { of: 'sites', also: ['has', 'within'] }, pale, within),
    circles('rings', sure, { [strokeOpacity]: 0.95 }, ring(color, 1.6, radius)),
    ...(marksInKm ? [marks] : cored.length > 0 ? [cores] : []),
    storyLayer(
      { id: lit.layer(id), type: 'circle', source: id, filter: lit.filter([]), paint: litRing },
      { layer: id, fullOpacity: { [strokeOpacity]: 1 } },
    ),
  ];
}

const nameSize = 13;

export function pointNames(
  layer: PointsLayer,
  colors: LayerColors,
  { labelTexts = [] }: Pick<KindInput, 'labelTexts'>,
): LayerSpecification[] {
  if (!layer.names) return [];
  const { id, days = [] } = layer;
  const counted = countedOnDays(days);
  const dated: DatedPart = { of: 'sites', days, also: ['!', isOneOf(['get', 'name'], labelTexts)] };
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
          'text-size': byZoom(2, 11, 5, nameSize),
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

const ring = (color: string | ExpressionSpecification, width: number, radius: Radius) => ({
  'circle-color': 'rgba(0, 0, 0, 0)',
  'circle-stroke-color': color,
  'circle-stroke-width': width,
  'circle-radius': radius,
});

type Radius = number | ExpressionSpecification;

/** Radii of the smallest disc and, by default, the largest, in CSS pixels. */
const minRadius = 3;
const maxRadius = 22;

export function largestCount(features: readonly LayerFeature[]): number | undefined {
  const counted = features.filter(({ properties }) => properties.count !== undefined);
  const sums = sitesOf(counted).map((points) =>
    points.reduce((sum, { properties }) => sum + (properties.count ?? 0), 0),
  );
  return sums.length > 0 ? Math.max(...sums) : undefined;
}

/** Returns three round counts below the largest, with the radii of their discs in CSS pixels, for the key. */
export function keyedSizes(layer: PointsLayer) {
  const { largest = 0, largestRadius = maxRadius, marksInKm } = layer;
  if (largest < 100 || marksInKm || largestRadius <= minRadius) return [];
  return [2, 8, 32].map((part) => {
    const count = roundDown(largest / part);
    return [count, Math.max(minRadius, largestRadius * Math.sqrt(count / largest))] as const;
  });
}

/** Returns the radius of a disc whose area is proportional to a count, and at least the minimum. */
function discRadius(
  { largest, largestRadius = maxRadius, marksInKm }: PointsLayer,
  count: ExpressionSpecification,
): Radius {
  if (marksInKm || !largest || largest <= 0 || largestRadius <= minRadius) return minRadius;
  const root = Math.sqrt(largest);
  const stops = [(minRadius / largestRadius) * root, minRadius, root, largestRadius];
  return ['interpolate', ['linear'], ['sqrt', count], ...stops];
}
