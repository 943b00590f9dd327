import { fromMercator, roundScale, worldSize } from '../../../core/camera/mercator.ts';
import type { Drawing } from '../drawing.ts';
import type { Frame } from '../frame.ts';
import { short } from '../shapes/path-data.ts';
import type { ThemedStyle } from '../themed-style.ts';
import type { Box } from './boxes.ts';
import { drawLabels } from './draw-labels.ts';
import type { FreeSpace } from './free-space.ts';
import { labelBlock } from './label-block.ts';
import type { LabelFonts } from './label-fonts.ts';
import { outlineEm, outlineText } from './outline-text.ts';

const textSize = 11;
const longest = 110;

/** Draws the scale in a corner that is free, and takes the corner; `kmWords` puts its length in words. */
export function drawScale(
  { colors: [light, dark] }: Pick<ThemedStyle, 'colors'>,
  drawing: Drawing,
  fonts: LabelFonts,
  space: Pick<FreeSpace, 'fits' | 'take'>,
  kmWords: (km: number) => string,
): string {
  const { km, length } = roundScale(drawing.frame.zoom, middleLatitude(drawing.frame), longest);
  const corners = cornersFor(length, drawing.frame);
  const box = corners.find((corner) => space.fits([corner])) ?? corners[0];
  space.take([box]);
  const [left, top] = [box.left, box.bottom - 4];
  const color = (property: 'fill' | 'stroke', name: 'halo' | 'ink') =>
    drawing.colors.use(property, light[name], dark[name]);
  const bar = (name: 'halo' | 'ink', width: number) =>
    `<path fill="none" class="${color('stroke', name)}" stroke-width="${width}" d="M${short(left)} ${short(top)}v4h${short(length)}v-4"/>`;
  const bars = bar('halo', 3.4) + bar('ink', 1.2);
  const text = outlineText(kmWords(km), fonts['Map Sans Regular'] ?? []);
  const line = {
    text,
    size: textSize,
    width: (text.width / outlineEm) * textSize,
    height: textSize,
    fill: color('fill', 'ink'),
    halo: color('stroke', 'halo'),
    haloWidth: 1.3,
    opacity: 1,
  };
  const { lines } = labelBlock([line], [left + 4, top], { anchor: 'bottom-left' });
  return bars + drawLabels(lines, drawing);
}

/** The latitude in the middle of a frame, in degrees. */
export function middleLatitude({ project, zoom, height }: Frame): number {
  const [, equator] = project([0, 0]);
  return fromMercator([0.5, 0.5 + (height / 2 - equator) / worldSize(zoom)])[1];
}

/** The corners that a scale bar may stand in, the one to prefer first. */
function cornersFor(length: number, { width, height }: Frame): [Box, ...Box[]] {
  const [inset, high] = [14, 20];
  const wide = Math.max(length, 40);
  const box = (left: number, top: number): Box => ({
    left,
    top,
    right: left + wide,
    bottom: top + high,
  });
  const [right, bottom] = [width - inset - wide, height - inset - high];
  return [box(inset, bottom), box(right, bottom), box(inset, inset), box(right, inset)];
}
