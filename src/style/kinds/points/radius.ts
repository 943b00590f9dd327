import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../../../core/story/layer-spec.ts';
import type { LayerFeature } from '../layer-collection.ts';
import { sitesOf } from './sites.ts';

/** The radius of the least disc, and of the largest one by default, in CSS pixels. */
const least = 4.5;
const greatest = 22;

/** The largest count of some points, those of one site taken together; nothing where none is counted. */
export function largestCount(features: readonly LayerFeature[]): number | undefined {
  const counted = features.filter(({ properties }) => properties.count !== undefined);
  const sums = sitesOf(counted).map((points) =>
    points.reduce((sum, { properties }) => sum + (properties.count ?? 0), 0),
  );
  return sums.length > 0 ? Math.max(...sums) : undefined;
}

/** The radius of a disc whose area follows a count, up to the largest; the least one without any. */
export function discRadius(
  { largest, largestRadius = greatest }: Pick<LayerSpec, 'largest' | 'largestRadius'>,
  count: ExpressionSpecification,
): ExpressionSpecification | number {
  if (!largest || largest <= 0) return least;
  const from = largest > 1 ? 1 : 0;
  return [
    'interpolate',
    ['linear'],
    ['sqrt', count],
    from,
    least,
    Math.sqrt(largest),
    largestRadius,
  ];
}
