import type { LayerSpec } from '../../core/story/layer-spec.ts';

/** The sign of a line in the legend. */
export const lineSwatch = (
  dash: LayerSpec['dash'] = 'solid',
): Readonly<Record<string, string>> => ({
  'block-size': '0',
  'border-block-start': `3px ${dash} var(--c)`,
});
