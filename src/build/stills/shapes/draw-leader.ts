import type { Drawing } from '../drawing.ts';
import type { Leader } from '../labels/place-annotations.ts';
import type { ThemedStyle } from '../themed-style.ts';
import { short } from './path-data.ts';

/** Draws the leader of an annotation by the strokes of the live map's own image. */
export function drawLeader(
  { at: [x, y], image, rotate }: Leader,
  { image: imageOf }: Pick<ThemedStyle, 'image'>,
  { colors }: Pick<Drawing, 'colors'>,
): string {
  const [light, dark] = imageOf(image) ?? [];
  if (!light || !dark) return '';
  const middle = light.size / 2;
  const strokes = light.strokes.map(({ d, color, width }, i) => {
    const stroke = colors.use('stroke', color, dark.strokes[i]?.color ?? color);
    return `<path class="${stroke}" stroke-width="${width}" d="${d}"/>`;
  });
  const turn = rotate === 0 ? '' : `rotate(${rotate})`;
  return `<g fill="none" transform="translate(${short(x)} ${short(y)})${turn}translate(${-middle} ${-middle})">${strokes.join('')}</g>`;
}
