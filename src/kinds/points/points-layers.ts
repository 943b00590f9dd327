import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { countedOnDays, type DatedPart, shownOnDays } from '../../style/days-shown.ts';
import type { LayerColors } from '../../style/layer-colors.ts';
import { storyLayer } from '../../style/story-layer.ts';
import { discRadius } from './radius.ts';

/** The style layer that lights up some of a layer's points. */
export const litLayer = (layer: string): string => `${layer}-lit`;

/** What `litLayer` shows: the points of these dates. */
export const litFilter = (dates: readonly string[]): ExpressionSpecification => [
  'in',
  ['coalesce', ['get', 'date'], ''],
  ['literal', [...dates]],
];

const isUncertain: ExpressionSpecification = ['to-boolean', ['get', 'uncertain']];

/** How far the ring of uncertainty lies beyond a blurred disc, in CSS pixels: its stroke is drawn outside. */
const ringBeyond = 5;

/** One style layer of circles: what it shows of a file, how, and its opacities where it is shown in full. */
interface Circles {
  readonly name: string;
  readonly of: DatedPart['of'];
  readonly also?: ExpressionSpecification;
  readonly layout?: object;
  readonly paint: object;
  readonly full: Readonly<Record<string, number>>;
}

/**
 * Sites as discs whose area follows what was counted there: with a core where the `category` of a point
 * has one, and blurred within a fine ring where all points are `uncertain`.
 */
export function pointsLayers(layer: LayerSpec, { color, ink }: LayerColors): LayerSpecification[] {
  const { categories = {}, days = [] } = layer;
  const all = countedOnDays(days);
  const radius = discRadius(layer, all);
  const discs: Circles = {
    name: 'discs',
    of: 'sites',
    layout: { 'circle-sort-key': ['-', all] },
    paint: {
      'circle-radius': radius,
      'circle-color': color,
      'circle-blur': ['case', isUncertain, 0.3, 0],
    },
    full: { 'circle-opacity': 0.34 },
  };
  const rings: Circles = {
    name: 'rings',
    of: 'sites',
    also: ['!', isUncertain],
    paint: { ...ring(color, 1.6), 'circle-radius': radius },
    full: { 'circle-stroke-opacity': 0.95 },
  };
  const doubts: Circles = {
    name: 'doubts',
    of: 'sites',
    also: isUncertain,
    paint: { ...ring(color, 0.8), 'circle-radius': beyond(radius) },
    full: { 'circle-stroke-opacity': 0.8 },
  };
  const cored = Object.keys(categories).filter((name) => categories[name]?.form === 'core');
  const cores: Circles = {
    name: 'cores',
    of: 'points',
    also: ['in', ['coalesce', ['get', 'category'], ''], ['literal', cored]],
    paint: { 'circle-radius': 2.6, 'circle-color': color },
    full: { 'circle-opacity': 1 },
  };
  const drawn = [discs, rings, doubts, ...(cored.length > 0 ? [cores] : [])];
  return [...drawn.map((circles) => datedLayer(layer, circles)), litRings(layer, ink)];
}

/** Circles that show the days that a scene names. */
function datedLayer(
  { id, days = [] }: LayerSpec,
  { name, of, also, full, ...look }: Circles,
): LayerSpecification {
  const dated: DatedPart = { of, days, ...(also && { also }) };
  const filter = shownOnDays(dated);
  const circles = { id: `${id}-${name}`, type: 'circle', source: id, filter, ...look };
  return storyLayer(circles as LayerSpecification, { layer: id, fullOpacity: full, dated });
}

/** The rings that light up some of the points. */
function litRings(layer: LayerSpec, ink: string): LayerSpecification {
  const { id } = layer;
  const radius = discRadius(layer, ['coalesce', ['get', 'count'], 0]);
  const paint = { ...ring(ink, 3.2), 'circle-radius': radius };
  const circles = { id: litLayer(id), type: 'circle', source: id, filter: litFilter([]), paint };
  const fullOpacity = { 'circle-stroke-opacity': 1 };
  return storyLayer(circles as LayerSpecification, { layer: id, fullOpacity });
}

const ring = (color: string, width: number) => ({
  'circle-color': 'rgba(0, 0, 0, 0)',
  'circle-opacity': 0,
  'circle-stroke-color': color,
  'circle-stroke-width': width,
});

/** A radius as far beyond that of a disc as the ring of uncertainty lies. */
function beyond(radius: ExpressionSpecification | number): ExpressionSpecification | number {
  if (typeof radius === 'number') return radius + ringBeyond;
  return radius.map((part, i) =>
    i > 2 && i % 2 === 0 ? (part as number) + ringBeyond : part,
  ) as ExpressionSpecification;
}
