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
      return [[index, problem, 'Use a number from 0 up, or leave it out.']];
    }
    if (category === undefined || Object.hasOwn(categories, category)) return [];
    const problem = `the category "${category}" does not exist.`;
    return [[index, problem, `Add it to the layer's categories${which}.`]];
  });
}
