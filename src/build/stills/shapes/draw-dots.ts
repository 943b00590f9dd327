import { dotImages } from '../../../style/place-layers.ts';
import type { Drawing } from '../drawing.ts';
import type { PlacedLabels } from '../labels/place-labels.ts';
import type { ThemedStyle } from '../themed-style.ts';

/** Draws the marks of places: a ring, with a core where it is a capital. */
export function drawDots(
  dots: PlacedLabels['dots'],
  { colors: [light, dark] }: ThemedStyle,
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
