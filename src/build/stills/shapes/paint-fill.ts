import type { StrokeImage } from '../../../style/kinds/kind.ts';
import type { Drawing, LayerInput } from '../drawing.ts';
import type { ThemedStyle } from '../themed-style.ts';
import { attributes } from './attributes.ts';
import { strokePaths } from './draw-marks.ts';
import { shapePath } from './shape-path.ts';

/** Draws a fill layer: plain, or in the pattern that the style names. */
export function paintFill(
  input: LayerInput,
  drawing: Drawing,
  { image }: Pick<ThemedStyle, 'image'>,
): string {
  const opacity = input.opacity('fill-opacity');
  const pattern = image(input.values.word('fill-pattern'));
  return input.features
    .map((feature) => {
      const path = shapePath(input.source, feature, drawing);
      if (!path) return '';
      const look = pattern
        ? { fill: `url(#${drawPattern(pattern, drawing)})` }
        : { class: input.color('fill', 'fill-color', feature) };
      return `<use${attributes({ href: `#${path}`, ...look, 'fill-opacity': opacity })}/>`;
    })
    .join('');
}

/** An image of strokes as a pattern, drawn as the live map draws it. */
function drawPattern(
  images: readonly [StrokeImage, StrokeImage],
  { colors, define }: Drawing,
): string {
  const strokes = strokePaths(images, colors);
  const { size } = images[0];
  return define(
    `pattern ${strokes}`,
    (id) =>
      `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">${strokes}</pattern>`,
  );
}
