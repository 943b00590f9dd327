import type { LayerSpec } from '../core/story/layer-spec.ts';

/** The dash pattern of a line in multiples of its width, by what tells it apart without colour. */
export const lineDashes: Readonly<
  Record<NonNullable<LayerSpec['dash']>, { 'line-dasharray'?: number[] }>
> = {
  solid: {},
  dashed: { 'line-dasharray': [3.2, 1.6] },
  dotted: { 'line-dasharray': [0.6, 2.4] },
};
