import type { LayerSpec } from '../../../core/story/layer-spec.ts';
import type { FeatureFault } from '../kind.ts';
import type { LayerFeature } from '../layer-collection.ts';

/** A year, a month, a day, or a day and its time, in ISO 8601. */
const datePattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d.*)?)?)?$/;

/** Counts that are no numbers, dates that cannot be read, and categories that the layer does not have. */
export function pointFaults(
  { categories = {} }: LayerSpec,
  features: readonly LayerFeature[],
): FeatureFault[] {
  const known = Object.keys(categories).map((name) => `"${name}"`);
  const which = known.length > 0 ? `, which are ${known.join(', ')}` : '';
  return features.flatMap(({ properties }, index): FeatureFault[] => {
    const { count, category } = properties;
    const date: unknown = properties.date;
    if (count !== undefined && !(typeof count === 'number' && count >= 0)) {
      const problem = `the count is ${JSON.stringify(count)}.`;
      const remedy = 'Use a number from 0 up, without quotes, or leave it out.';
      return [[index, problem, remedy, ['properties', 'count']]];
    }
    if (date !== undefined && !(typeof date === 'string' && datePattern.test(date))) {
      const problem = `the date is ${JSON.stringify(date)}.`;
      const remedy =
        'Write it as text, from a year to a minute, such as "1962" or "1962-02-01T09:00", or leave it out.';
      return [[index, problem, remedy, ['properties', 'date']]];
    }
    if (category === undefined || Object.hasOwn(categories, category)) return [];
    const problem = `the category "${category}" does not exist.`;
    const remedy = `Add it to the layer's categories${which}.`;
    return [[index, problem, remedy, ['properties', 'category']]];
  });
}
