import type { PositionAnchor } from 'maplibre-gl';
import { type Drawing, type LayerInput, pointOf } from '../drawing.ts';
import type { Point } from '../frame.ts';
import { type Box, boxAround } from './boxes.ts';
import type { FreeSpace } from './free-space.ts';
import { labelBlock, type PlacedLine } from './label-block.ts';
import type { LabelFonts } from './label-fonts.ts';
import { labelText } from './label-text.ts';

/** A leader from a place to its annotation. */
export interface Leader {
  readonly at: Point;
  readonly image: string;
  /** Degrees clockwise from the right. */
  readonly rotate: number;
}

/** The annotations of a picture. */
interface PlacedAnnotations {
  readonly lines: readonly PlacedLine[];
  readonly leaders: readonly Leader[];
}

/** How much of a leader is left to the dot of its place and the gap around it, in units. */
const besidePlace = 8;

/** The box that a leader takes, towards a text that stands `right` and `down` of its place. */
function leaderBox([x, y]: Point, [right, down]: Point): Box {
  const from = Math.min(1, besidePlace / (Math.hypot(right, down) || 1));
  return boxAround([
    [x + right * from, y + down * from],
    [x + right, y + down],
  ]);
}

/** Places annotations where their scene has them, whatever lies there, and takes that space. */
export function placeAnnotations(
  inputs: readonly LayerInput[],
  drawing: Drawing,
  fonts: LabelFonts,
  space: Pick<FreeSpace, 'take'>,
): PlacedAnnotations {
  const lines: PlacedLine[] = [];
  const leaders: Leader[] = [];
  for (const input of inputs) {
    const { values, features } = input;
    for (const feature of features) {
      const at = pointOf(feature, drawing);
      const size = values.number('text-size', feature);
      const [right = 0, down = 0] = values.numbers('text-offset', feature) ?? [];
      const block = labelBlock(labelText(feature, input, fonts), at, {
        anchor: values.word('text-anchor', feature) as PositionAnchor,
        offset: [right * size, down * size],
      });
      space.take([...block.boxes, leaderBox(at, [right * size, down * size])]);
      lines.push(...block.lines);
      const image = values.word('icon-image', feature);
      if (image) leaders.push({ at, image, rotate: values.number('icon-rotate', feature) });
    }
  }
  return { lines, leaders };
}
