import type { Drawing, LayerInput } from '../drawing.ts';
import { attributes } from './attributes.ts';
import { shapePath } from './shape-path.ts';

/** Draws a fill layer: plain, or hatched where the style has a pattern. */
export function paintFill(input: LayerInput, drawing: Drawing, hatch: string): string {
  const opacity = input.opacity('fill-opacity');
  const pattern = input.values.word('fill-pattern');
  return input.features
    .map((feature) => {
      const path = shapePath(input.source, feature, drawing);
      if (!path) return '';
      const look = pattern
        ? { fill: `url(#${hatchPattern(hatch, drawing)})` }
        : { class: input.color('fill', 'fill-color', feature) };
      return `<use${attributes({ href: `#${path}`, ...look, 'fill-opacity': opacity })}/>`;
    })
    .join('');
}

/** Thin diagonal lines in a colour's class, as the live map's hatch has them. */
function hatchPattern(stroke: string, drawing: Drawing): string {
  return drawing.define(
    `hatch ${stroke}`,
    (id) =>
      `<pattern id="${id}" width="5" height="5" patternUnits="userSpaceOnUse"><path class="${stroke}" stroke-width=".8" d="M-1 6 6-1M-1 1 1-1M4 6 6 4"/></pattern>`,
  );
}
