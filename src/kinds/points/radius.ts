import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerFeature } from '../layer-collection.ts';

/** The radius of the least and of the largest disc, in CSS pixels. */
const least = 4.5;
const greatest = 22;

/** The largest count of some points; nothing where none is counted. */
export function largestCount(features: readonly LayerFeature[]): number | undefined {
  const counts = features.flatMap(({ properties }) => properties.count ?? []);
  return counts.length > 0 ? Math.max(...counts) : undefined;
}

/**
 * The radius of a disc whose area follows its `count`, up to the largest. Points without a count have
 * the least one.
 */
export function discRadius(largest: number | undefined): ExpressionSpecification | number {
  if (!largest || largest <= 0) return least;
  const from = largest > 1 ? 1 : 0;
  const root: ExpressionSpecification = ['sqrt', ['coalesce', ['get', 'count'], 0]];
  return ['interpolate', ['linear'], root, from, least, Math.sqrt(largest), greatest];
}
