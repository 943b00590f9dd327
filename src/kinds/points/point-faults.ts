import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { FeatureFault } from '../kind.ts';
import type { LayerFeature } from '../layer-collection.ts';

/** Counts that are no numbers, and categories that the layer does not have. */
export function pointFaults(
  { categories = {} }: LayerSpec,
  features: readonly LayerFeature[],
): FeatureFault[] {
  const known = Object.keys(categories).map((name) => `"${name}"`);
  const which = known.length > 0 ? `, which are ${known.join(', ')}` : '';
  return features.flatMap(({ properties: { count, category } }, index): FeatureFault[] => {
    if (count !== undefined && !(typeof count === 'number' && count >= 0)) {
      const problem = `the count is ${JSON.stringify(count)}.`;
      const remedy = 'Use a number from 0 up, without quotes, or leave it out.';
      return [[index, problem, remedy, ['properties', 'count']]];
    }
    if (category === undefined || Object.hasOwn(categories, category)) return [];
    const problem = `the category "${category}" does not exist.`;
    const remedy = `Add it to the layer's categories${which}.`;
    return [[index, problem, remedy, ['properties', 'category']]];
  });
}
