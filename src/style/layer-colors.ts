import type { LayerSpec } from '../core/story/layer-spec.ts';
import { type Palette, palette, type Theme } from './palette.ts';

/** The map's colours with those of one layer of the story. */
export interface LayerColors extends Palette {
  readonly color: string;
  readonly tint: string;
  /** The colour of its names. */
  readonly text: string;
}

/** The colours that a layer is drawn in, in a theme. */
export function layerColors({ color, tint, text }: LayerSpec, theme: Theme): LayerColors {
  return {
    ...palette(theme),
    color: color[theme],
    tint: (tint ?? color)[theme],
    text: (text ?? color)[theme],
  };
}
