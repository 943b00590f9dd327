import type { LayerSpec } from '../../src/core/story/layer-spec.ts';

/** A layer that says no more than it must, and what else is given. */
export const plainLayer = <Rest extends Partial<LayerSpec>>(
  id: string,
  kind: string,
  rest?: Rest,
): LayerSpec & Rest => ({
  id,
  label: id,
  kind,
  color: { light: '#a10800', dark: '#dd6b26' },
  ...(rest as Rest),
});
