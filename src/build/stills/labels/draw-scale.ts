import type { Drawing } from '../drawing.ts';
import { short } from '../shapes/path-data.ts';
import type { ThemedStyle } from '../themed-style.ts';
import type { Box } from './boxes.ts';
import { drawLabels } from './draw-labels.ts';
import type { FreeSpace } from './free-space.ts';
import { labelBlock } from './label-block.ts';
import type { LabelFonts } from './label-fonts.ts';
import { outlineEm, outlineText } from './outline-text.ts';
import { middleLatitude, type ScaleBar, scaleBar, scaleCorners } from './scale-bar.ts';

const textSize = 11;
const longest = 110;

/** Draws the scale in a corner that is free, and takes the corner; `kmWords` puts its length in words. */
export function drawScale(
  style: ThemedStyle,
  drawing: Drawing,
  fonts: LabelFonts,
  space: FreeSpace,
  kmWords: (km: number) => string,
): string {
  const { frame } = drawing;
  const bar = scaleBar(frame.zoom, middleLatitude(frame), longest);
  const corners = scaleCorners(frame, bar);
  const box = corners.find((corner) => space.fits([corner])) ?? corners[0];
  if (!box) return '';
  space.take([box]);
  return drawBar(box, bar, style, drawing) + drawText(box, kmWords(bar.km), style, drawing, fonts);
}

function drawBar(
  { left, bottom }: Box,
  { length }: ScaleBar,
  { colors: [light, dark] }: ThemedStyle,
  { colors }: Drawing,
): string {
  const line = `M${short(left)} ${short(bottom - 4)}v4h${short(length)}v-4`;
  const stroke = (color: 'halo' | 'ink', width: number) =>
    `<path fill="none" class="${colors.use('stroke', light[color], dark[color])}" stroke-width="${width}" d="${line}"/>`;
  return stroke('halo', 3.4) + stroke('ink', 1.2);
}

function drawText(
  { left, bottom }: Box,
  words: string,
  { colors: [light, dark] }: ThemedStyle,
  drawing: Drawing,
  fonts: LabelFonts,
): string {
  const text = outlineText(words, fonts['Map Sans Regular'] ?? []);
  const line = {
    text,
    size: textSize,
    width: (text.width / outlineEm) * textSize,
    height: textSize,
    fill: drawing.colors.use('fill', light.ink, dark.ink),
    halo: drawing.colors.use('stroke', light.halo, dark.halo),
    haloWidth: 1.3,
    opacity: 1,
  };
  const block = labelBlock([line], [left + 4, bottom - 4], { anchor: 'bottom-left' });
  return drawLabels(block.lines, drawing);
}
