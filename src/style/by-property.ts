import type { ExpressionSpecification } from 'maplibre-gl';

/** What a style has for each value of a feature's property, and for any other. */
export function byProperty<Value extends string>(
  property: string,
  values: Readonly<Record<Value, unknown>>,
  other: unknown,
): ExpressionSpecification {
  const cases = Object.entries(values).flat();
  return ['match', ['get', property], ...cases, other] as unknown as ExpressionSpecification;
}
