import type { StrokeImage } from '../../../style/kinds/kind.ts';
import { dotImages } from '../../../style/place-layers.ts';
import type { Drawing } from '../drawing.ts';
import type { Leader } from '../labels/place-annotations.ts';
import type { PlacedLabels } from '../labels/place-labels.ts';
import type { ThemeColors } from '../theme-colors.ts';
import type { ThemedStyle } from '../themed-style.ts';
import { short } from './path-data.ts';

/** Draws the marks of places: a ring, with a core where it is a capital. */
export function drawDots(
  dots: PlacedLabels['dots'],
  { colors: [light, dark] }: Pick<ThemedStyle, 'colors'>,
  { define, colors }: Drawing,
): string {
  const paper = colors.use('fill', light.paper, dark.paper);
  const ring = colors.use('stroke', light.ink, dark.ink);
  const core = colors.use('fill', light.ink, dark.ink);
  return dots
    .map(({ at: [x, y], image }) => {
      const capital = image === dotImages.capital;
      const mark = define(`dot ${capital}`, (id) =>
        capital
          ? `<g id="${id}"><circle class="${paper} ${ring}" r="3.6" stroke-width="1.3"/><circle class="${core}" r="1.3"/></g>`
          : `<circle id="${id}" class="${paper} ${ring}" r="2.6" stroke-width="1.3"/>`,
      );
      return `<use href="#${mark}" x="${Number(x.toFixed(1))}" y="${Number(y.toFixed(1))}"/>`;
    })
    .join('');
}

/** Draws the leader of an annotation by the strokes of the live map's own image. */
export function drawLeader(
  { at: [x, y], image, rotate }: Leader,
  style: Pick<ThemedStyle, 'image'>,
  { colors }: Pick<Drawing, 'colors'>,
): string {
  const images = style.image(image);
  if (!images) return '';
  const middle = images[0].size / 2;
  const turn = rotate === 0 ? '' : `rotate(${rotate})`;
  return `<g fill="none" transform="translate(${short(x)} ${short(y)})${turn}translate(${-middle} ${-middle})">${strokePaths(images, colors)}</g>`;
}

/** The strokes of an image, one over the other, in the colours of both themes. */
export function strokePaths(
  [light, dark]: readonly [StrokeImage, StrokeImage],
  colors: ThemeColors,
): string {
  return light.strokes
    .map(({ d, color, width }, i) => {
      const stroke = colors.use('stroke', color, dark.strokes[i]?.color ?? color);
      return `<path class="${stroke}" stroke-width="${String(width).replace(/^0/, '')}" d="${d}"/>`;
    })
    .join('');
}
