import type { Feature } from 'geojson';
import { type Drawing, type LayerInput, pointOf } from '../drawing.ts';
import { type Box, boxAbout } from '../labels/boxes.ts';
import { attributes } from './attributes.ts';

/** Draws a circle layer, soft at its edge where the style blurs it. */
export function paintCircle(input: LayerInput, drawing: Drawing): string {
  const { values } = input;
  const key = (feature: Feature) => values.number('circle-sort-key', feature);
  return [...input.features]
    .sort((a, b) => key(a) - key(b))
    .map((feature) => {
      const [cx, cy] = pointOf(feature, drawing);
      const width = values.number('circle-stroke-width', feature);
      const place = { cx, cy, r: values.number('circle-radius', feature) + width / 2 };
      return `<circle${attributes({ ...place, ...look(feature, input, drawing) })}/>`;
    })
    .join('');
}

/** The boxes of the discs that a circle layer draws, with their rings. */
export function drawnDiscs(input: LayerInput, drawing: Drawing): Box[] {
  return input.features.map((feature) => {
    const dense = 1.05 * input.values.number('circle-radius', feature);
    return boxAbout(pointOf(feature, drawing), dense);
  });
}

function look(feature: Feature, input: LayerInput, drawing: Drawing) {
  const { values } = input;
  const fill = input.color('fill', 'circle-color', feature);
  const blur = values.number('circle-blur', feature);
  const width = values.number('circle-stroke-width', feature);
  const stroke = width > 0 ? input.color('stroke', 'circle-stroke-color', feature) : undefined;
  const soft = fill && blur > 0 ? softFill(feature, blur, input, drawing) : undefined;
  const classes = [soft ? undefined : fill, stroke].filter(Boolean).join(' ');
  return {
    class: classes || undefined,
    fill: soft ?? (fill ? undefined : 'none'),
    'fill-opacity': fill ? input.opacity('circle-opacity', feature) : undefined,
    'stroke-width': stroke && width,
    'stroke-opacity': stroke && input.opacity('circle-stroke-opacity', feature),
  };
}

/** A fill that fades to nothing over the outer `blur` of a circle's radius. */
function softFill(feature: Feature, blur: number, input: LayerInput, drawing: Drawing): string {
  const color = input.color('stop-color', 'circle-color', feature) ?? '';
  const id = drawing.define(
    `soft ${color} ${blur}`,
    (name) =>
      `<radialGradient id="${name}"><stop class="${color}" offset="${1 - blur}"/><stop class="${color}" offset="1" stop-opacity="0"/></radialGradient>`,
  );
  return `url(#${id})`;
}
