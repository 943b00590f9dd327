import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';

/** A filter of named features that leaves out some names as well. */
export function quietFilter(
  filter: FilterSpecification,
  names: readonly string[],
): FilterSpecification {
  if (names.length === 0) return filter;
  const quiet: ExpressionSpecification = ['!', ['in', ['get', 'name'], ['literal', [...names]]]];
  return ['all', filter as ExpressionSpecification, quiet];
}
