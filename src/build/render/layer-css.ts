import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import type { Theme } from '../../style/palette.ts';

/**
 * The part of the page's style sheet that comes from the story's layers: the colours of each as
 * `--layer-<id>` and `--layer-<id>-tint`, those of light paper in print too, and its swatch
 * in the legend.
 */
export function layerCss(layers: readonly LayerSpec[]): string {
  const colors = (theme: Theme) =>
    `:root{${layers.map((layer) => properties(layer, theme)).join('')}}`;
  const dark = `@media screen and (prefers-color-scheme:dark){${colors('dark')}}`;
  return `${colors('light')}${dark}${layers.map(swatchRule).join('')}`;
}

function properties({ id, color, tint = color }: LayerSpec, theme: Theme): string {
  return `--layer-${id}:${color[theme]};--layer-${id}-tint:${tint[theme]};`;
}

function swatchRule(layer: LayerSpec): string {
  const { id } = layer;
  const declarations = Object.entries(kindOf(layer).swatch(layer)).map(
    ([name, value]) => `${name}:${value};`,
  );
  return `.swatch[data-layer="${id}"]{--c:var(--layer-${id});--tint:var(--layer-${id}-tint);${declarations.join('')}}`;
}
