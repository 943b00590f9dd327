import type { Feature } from 'geojson';
import type { PositionAnchor } from 'maplibre-gl';
import { type Box, boxAbout, boxAround, boxesMeet, lineMeetsBox } from '../../core/geometry/box.ts';
import { otherAnchors } from '../../style/place-layers.ts';
import { type Drawing, inOrder, type LayerInput, pointOf } from '../drawing.ts';
import { type Frame, type Point, straightStretches } from '../frame.ts';
import {
  brokenLines,
  type LabelBlock,
  type LabelLine,
  labelBlock,
  outlineEm,
  type PlacedLine,
} from './outline-text.ts';

export type PlacedLabels = ReturnType<typeof placeLabels>;

/** Gaps between labels and what they avoid, and between a leader and its place, in units. */
const gaps = { frame: 5, label: 2.5, line: 1.5, place: 8 } as const;

export type FreeSpace = ReturnType<typeof freeSpace>;

type Lines = readonly (readonly Point[])[];

/** Tracks the space for labels, which cross no `lines`, cover no `marks` and, beside a dot, cross no `borders`. */
export function freeSpace(
  { width, height }: Pick<Frame, 'width' | 'height'>,
  lines: Lines,
  marks: readonly Box[],
  borders: Lines,
) {
  const taken: Box[] = [];
  const empty = (boxes: readonly Box[], margin: number): boolean =>
    boxes.every(
      (box) =>
        box.left >= margin &&
        box.top >= margin &&
        box.right <= width - margin &&
        box.bottom <= height - margin &&
        !taken.some((other) => boxesMeet(box, other, gaps.label)),
    );
  const [onLine, onBorder] = [meetsAny(lines), meetsAny(borders)];
  return {
    empty,
    fits: (boxes: readonly Box[]): boolean =>
      empty(boxes, gaps.frame) &&
      !boxes.some((box) => onLine(box) || marks.some((mark) => boxesMeet(box, mark))),
    crossesBorder: (boxes: readonly Box[]): boolean => boxes.some(onBorder),
    take: (boxes: readonly Box[]): void => void taken.push(...boxes),
  };
}

function meetsAny(lines: Lines): (box: Box) => boolean {
  const legs = lines.flatMap((line) =>
    line.slice(1).map((to, i) => {
      const leg = [line[i] ?? to, to];
      return { leg, around: boxAround(leg) };
    }),
  );
  return (box) =>
    legs.some(
      ({ leg, around }) => boxesMeet(box, around, gaps.line) && lineMeetsBox(leg, box, gaps.line),
    );
}

/** How far a dot reaches, and its minimum distance from the frame's edge, in units. */
const dot = { reach: 4, margin: 2 } as const;

/**
 * Places labels as the live map does: first names that the scene asks for, then labels from the topmost layer down,
 * each layer by `symbol-sort-key`. Drops labels that fit nowhere, but annotations `always` stay.
 */
export function placeLabels(
  inputs: readonly LayerInput[],
  drawing: Drawing,
  space: FreeSpace,
  always = false,
) {
  const lines: PlacedLine[] = [];
  const marks: ReturnType<typeof marksOf> = [];
  const isAsked = ({ properties }: Feature) => drawing.names.has(properties?.name);
  const wanted = [...inputs]
    .reverse()
    .flatMap((input) => inOrder(input, 'symbol-sort-key').map((feature) => ({ feature, input })))
    .sort((a, b) => Number(isAsked(b.feature)) - Number(isAsked(a.feature)));
  const named = new Set<string>();
  for (const { feature, input } of wanted) {
    const name = `${feature.properties?.text ?? feature.properties?.name}`;
    const own = marksOf(feature, input, drawing);
    const covered = always
      ? [leaderBox(feature, input, drawing)]
      : own.map(({ at }) => boxAbout(at, dot.reach));
    if (!always && (named.has(name) || !space.empty(covered, dot.margin))) continue;
    const text = labelText(feature, input, drawing);
    if (text.length === 0) continue;
    const mayCross = own.length === 0 || isAsked(feature);
    const block = always
      ? styledBlock(feature, text, input, drawing)
      : labelCandidates(feature, text, input, drawing).find(
          ({ boxes }) => space.fits(boxes) && (mayCross || !space.crossesBorder(boxes)),
        );
    if (!block) continue;
    space.take([...block.boxes, ...covered]);
    lines.push(...block.lines);
    marks.push(...own);
    named.add(name);
  }
  return { lines, marks };
}

function labelText(feature: Feature, input: LayerInput, { fonts }: Drawing): LabelLine[] {
  const { values } = input;
  const spacing = values.number('text-letter-spacing', feature);
  const face = fonts[values.word('text-font', feature).replace(/[[\]"]/g, '')] ?? [];
  const greatest = values.number('text-max-width', feature);
  const look = {
    fill: input.color('fill', 'text-color', feature) ?? '',
    halo: input.color('stroke', 'text-halo-color', feature) ?? '',
    haloWidth: values.number('text-halo-width', feature),
    opacity: input.opacity('text-opacity', feature),
  };
  return values.formatted('text-field', feature).flatMap((section) => {
    const size = values.number('text-size', feature) * (section.scale ?? 1);
    const height = size * values.number('text-line-height', feature);
    return brokenLines(section.text, greatest, face, spacing).map((text) => {
      const width = (text.width / outlineEm) * size;
      return { text, size, width, height, ...look };
    });
  });
}

function leaderBox(feature: Feature, input: LayerInput, drawing: Drawing): Box {
  const [x, y] = pointOf(feature, drawing);
  const [right, down] = textOffset(feature, input);
  const from = Math.min(1, gaps.place / (Math.hypot(right, down) || 1));
  return boxAround([from, 1].map((t): Point => [x + right * t, y + down * t]));
}

function marksOf(feature: Feature, { values }: LayerInput, drawing: Drawing) {
  const image = values.word('icon-image', feature);
  const rotate = values.number('icon-rotate', feature);
  return image ? [{ at: pointOf(feature, drawing), image, rotate }] : [];
}

/** Distances of a label from its dot, in units; they vary, as the dot may lie on a disc. */
const besideDot = [7, 11, 15, 24] as const;

/** Shifts of a label placed by hand or of an area's name, across the label's direction, in lines. */
const shifts = [0, -0.9, 0.9, -1.4, 1.4, 2, -2] as const;
const movable: readonly unknown[] = ['country', 'territory', 'province'];

function labelCandidates(
  feature: Feature,
  lines: readonly LabelLine[],
  input: LayerInput,
  drawing: Drawing,
): LabelBlock[] {
  if (feature.geometry.type !== 'Point') {
    const widest = Math.max(...lines.map(({ width }) => width));
    return straightStretches(feature.geometry, drawing.frame, widest).map(({ at, rotate }) =>
      labelBlock(lines, at, { rotate }),
    );
  }
  const { values } = input;
  const at = pointOf(feature, drawing);
  const around = (set: readonly LabelLine[], anchors: readonly PositionAnchor[], far: number) =>
    anchors.map((anchor) => labelBlock(set, at, { anchor, offset: offsetFrom(anchor, far) }));
  if (marksOf(feature, input, drawing).length > 0) {
    const first = values.word('text-anchor', feature) as PositionAnchor;
    const anchors = [...new Set([first, ...otherAnchors])];
    return besideDot.flatMap((far) =>
      [lines, lines.slice(0, 1)].flatMap((set) => around(set, anchors, far)),
    );
  }
  const beside = values.number('text-radial-offset', feature) * values.number('text-size', feature);
  if (beside > 0) return around(lines, otherAnchors, beside);
  const { kind, text } = feature.properties ?? {};
  const isMovable = text !== undefined || movable.includes(kind);
  return (isMovable ? shifts : [0]).map((shift) =>
    styledBlock(feature, lines, input, drawing, shift),
  );
}

function offsetFrom(anchor: PositionAnchor, far: number): Point {
  const near = anchor.includes('-') ? far * 0.7 : far;
  const x = anchor.includes('left') ? near : anchor.includes('right') ? -near : 0;
  const y = anchor.includes('top') ? near : anchor.includes('bottom') ? -near : 0;
  return [x, y];
}

/** Places a label where the style does, or `shift` lines below that. */
function styledBlock(
  feature: Feature,
  lines: readonly LabelLine[],
  input: LayerInput,
  drawing: Drawing,
  shift = 0,
): LabelBlock {
  const [right, down] = textOffset(feature, input);
  return labelBlock(lines, pointOf(feature, drawing), {
    anchor: input.values.word('text-anchor', feature) as PositionAnchor,
    offset: [right, down + shift * input.values.number('text-size', feature)],
    rotate: input.values.number('text-rotate', feature),
  });
}

function textOffset(feature: Feature, { values }: LayerInput): Point {
  const size = values.number('text-size', feature);
  const [right = 0, down = 0] = values.numbers('text-offset', feature) ?? [];
  return [right * size, down * size];
}
