import type { Feature } from 'geojson';
import type { PositionAnchor } from 'maplibre-gl';
import { type Drawing, type LayerInput, pointOf } from '../drawing.ts';
import { clipToFrame, type Frame, type Line, type Point } from '../frame.ts';
import { type Box, boxAbout, boxAround, boxWithin, type FreeSpace } from './free-space.ts';
import {
  type LabelBlock,
  type LabelLine,
  labelBlock,
  labelText,
  type PlacedLine,
} from './label-block.ts';
import type { LabelFonts } from './outline-text.ts';

/** The labels of a picture and the marks of their places. */
export interface PlacedLabels {
  readonly lines: readonly PlacedLine[];
  readonly dots: readonly { readonly at: Point; readonly image: string }[];
}

const dotRadius = 4;

/** How far a dot keeps from the frame's edge, in units. */
const dotMargin = 2;

/**
 * Places labels where they are wholly seen, on no other label and across no line, those of the
 * topmost layer and of the lowest `symbol-sort-key` first, as the live map does; a label that fits
 * nowhere is left out.
 *
 * @param first The names of places that come before all others.
 */
export function placeLabels(
  inputs: readonly LayerInput[],
  drawing: Drawing,
  fonts: LabelFonts,
  space: FreeSpace,
  first: ReadonlySet<string>,
): PlacedLabels {
  const lines: PlacedLine[] = [];
  const dots: { at: Point; image: string }[] = [];
  const wanted = [...inputs]
    .reverse()
    .flatMap((input) => inOrder(input).map((feature) => ({ feature, input })))
    .sort((a, b) => turnOf(a.feature, first) - turnOf(b.feature, first));
  const { width, height } = drawing.frame;
  const whole = { left: 0, top: 0, right: width, bottom: height };
  const named = new Set<string>();
  for (const { feature, input } of wanted) {
    const name = `${feature.properties?.text ?? feature.properties?.name}`;
    const point = pointOf(feature, drawing);
    const image = input.values.word('icon-image', feature);
    const dot = image ? [boxAbout(point, dotRadius)] : [];
    if (
      named.has(name) ||
      !dot.every((box) => boxWithin(box, whole, dotMargin)) ||
      !space.empty(dot)
    )
      continue;
    const set = labelText(feature, input, fonts);
    if (set.length === 0) continue;
    const candidates = labelCandidates(feature, set, input, drawing, space.marked);
    const block = bestBlock(candidates, space, first.has(name) || !isAround(feature));
    if (!block) continue;
    space.take([...block.boxes, ...dot]);
    lines.push(...block.lines);
    if (image) dots.push({ at: point, image });
    named.add(name);
  }
  return { lines, dots };
}

/**
 * From this rank on a place lies around the story, and is left unnamed where its name would cross a
 * border.
 */
const aroundFrom = 3;

const turnOf = ({ properties }: Feature, first: ReadonlySet<string>) =>
  first.has(properties?.name) ? 0 : 1;

const isAround = ({ properties }: Feature) => Number(properties?.rank ?? 0) >= aroundFrom;

function inOrder({ features, values }: LayerInput): Feature[] {
  const key = (feature: Feature) => values.number('symbol-sort-key', feature);
  return [...features].sort((a, b) => key(a) - key(b));
}

/** How many more places are looked at for one that crosses no border: the sides of a dot. */
const borderTries = 8;

/**
 * The first place that fits, or one soon after it that crosses no border.
 *
 * @param mayCross Whether the label may lie across a border where it has no other place; else it is
 * left out.
 */
export function bestBlock(
  blocks: Iterable<LabelBlock>,
  space: Pick<FreeSpace, 'fits' | 'crossed'>,
  mayCross: boolean,
): LabelBlock | undefined {
  let first: LabelBlock | undefined;
  let tries = 0;
  for (const block of blocks) {
    const fits = space.fits(block.boxes);
    if (fits && !space.crossed(block.boxes)) return block;
    if (fits) first ??= block;
    if (first && ++tries > borderTries) break;
  }
  return mayCross ? first : undefined;
}

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
function* labelCandidates(
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

const step = 15;

/** Points inside a shape and the frame, those nearest to the middle of what is seen of it first. */
export function pointsInside(shape: readonly Line[], frame: Frame): Point[] {
  const inside: Point[] = [];
  for (let y = step; y < frame.height; y += step) {
    for (let x = step; x < frame.width; x += step) if (contains(shape, [x, y])) inside.push([x, y]);
  }
  const mean = (axis: 0 | 1) => inside.reduce((sum, point) => sum + point[axis], 0) / inside.length;
  const middle: Point = [mean(0), mean(1)];
  const away = ([x, y]: Point) => Math.hypot(x - middle[0], y - middle[1]);
  return inside.sort((a, b) => away(a) - away(b));
}

/** Whether a point lies inside a shape, by the even-odd rule. */
export function contains(shape: readonly Line[], [x, y]: Point): boolean {
  let inside = false;
  for (const { points } of shape) {
    points.forEach(([ax, ay], i) => {
      const [bx, by] = points[(i + 1) % points.length] ?? [ax, ay];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    });
  }
  return inside;
}

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
