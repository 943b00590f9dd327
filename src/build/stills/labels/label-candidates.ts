import type { Feature } from 'geojson';
import type { PositionAnchor } from 'maplibre-gl';
import { type Drawing, type LayerInput, pointOf } from '../drawing.ts';
import type { Point } from '../frame.ts';
import { clipToFrame } from '../shapes/clip-to-frame.ts';
import { type Box, boxAround } from './boxes.ts';
import { type LabelBlock, labelBlock } from './label-block.ts';
import type { LabelLine } from './label-text.ts';
import { contains, pointsInside } from './visible-middle.ts';

/** Sides of a dot to try after the one that the place asks for: the label's own anchor. */
const otherAnchors: readonly PositionAnchor[] = [
  'left',
  'right',
  'bottom',
  'top',
  'bottom-left',
  'top-left',
  'bottom-right',
  'top-right',
];

/** How far a label stands from the middle of its dot, in units, and what is tried where it is on a disc. */
const besideDot = [7, 11, 15] as const;
const besideDisc = [7, 15, 24] as const;

/** How far a label placed by hand, or a province's, may be moved aside, in lines, across its own direction. */
const shifts = [0, -0.9, 0.9, -1.4, 1.4, 2, -2] as const;

/** The places to try for a label, the best first; `onDisc` tells where a place is hidden by a disc. */
export function* labelCandidates(
  feature: Feature,
  lines: readonly LabelLine[],
  input: LayerInput,
  drawing: Drawing,
  onDisc: (point: Point) => boolean,
): Generator<LabelBlock> {
  const { values } = input;
  const point = pointOf(feature, drawing);
  const wanted = values.word('text-anchor', feature) as PositionAnchor;
  if (values.word('icon-image', feature)) {
    for (const far of onDisc(point) ? besideDisc : besideDot) {
      for (const set of [lines, lines.slice(0, 1)]) {
        for (const anchor of new Set([wanted, ...otherAnchors])) {
          yield labelBlock(set, point, { anchor, offset: offsetFrom(anchor, far) });
        }
      }
    }
    return;
  }
  const size = values.number('text-size', feature);
  const [right = 0, down = 0] = values.numbers('text-offset', feature) ?? [];
  const block = (shift: number) =>
    labelBlock(lines, point, {
      anchor: wanted,
      offset: [right * size, (down + shift) * size],
      rotate: values.number('text-rotate', feature),
    });
  if (feature.properties?.kind === 'country') {
    yield* countryCandidates(feature, [block(0)], lines, drawing);
  } else {
    const { text, kind } = feature.properties ?? {};
    const movable = text !== undefined || kind === 'province';
    yield* movable ? shifts.map(block) : [block(0)];
  }
}

/** Where in the part of a country that is seen its name fits. */
function* countryCandidates(
  { properties }: Feature,
  own: readonly LabelBlock[],
  lines: readonly LabelLine[],
  drawing: Drawing,
): Generator<LabelBlock> {
  const areas = drawing.areas();
  const onArea = (block: LabelBlock) =>
    cornersOf(block).some((corner) => areas.some((area) => contains(area, corner)));
  yield* own.filter((block) => !onArea(block));
  const shape = (drawing.data.land?.features ?? [])
    .filter(({ properties: p }) => p?.name === properties?.name)
    .flatMap(({ geometry }) => clipToFrame(geometry, drawing.frame));
  for (const point of pointsInside(shape, drawing.frame)) {
    const block = labelBlock(lines, point);
    if (!onArea(block) && cornersOf(block).every((corner) => contains(shape, corner))) yield block;
  }
}

/** The corners and the middle of the box around a label. */
function cornersOf({ boxes }: LabelBlock): Point[] {
  const { left, top, right, bottom } = boxAround(boxes.flatMap(corners));
  return [...corners({ left, top, right, bottom }), [(left + right) / 2, (top + bottom) / 2]];
}

const corners = ({ left, top, right, bottom }: Box): Point[] => [
  [left, top],
  [right, top],
  [left, bottom],
  [right, bottom],
];

function offsetFrom(anchor: PositionAnchor, far: number): Point {
  const near = anchor.includes('-') ? far * 0.7 : far;
  const x = anchor.includes('left') ? near : anchor.includes('right') ? -near : 0;
  const y = anchor.includes('top') ? near : anchor.includes('bottom') ? -near : 0;
  return [x, y];
}
