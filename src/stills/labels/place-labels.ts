import type { Feature, Geometry } from 'geojson';
import type { PositionAnchor } from 'maplibre-gl';
import { type Drawing, type LayerInput, pointOf } from '../drawing.ts';
import { clipToFrame, type Frame, type Line, type Point } from '../frame.ts';
import { simplifyLine } from '../lines.ts';
import { boxAbout, boxAround, type FreeSpace } from './free-space.ts';
import {
  type LabelBlock,
  type LabelLine,
  labelBlock,
  labelText,
  type PlacedLine,
} from './label-block.ts';
import type { LabelFonts } from './outline-text.ts';

/** Labels of a picture, and the marks of their places: the dots of cities, and leaders. */
export interface PlacedLabels {
  readonly lines: readonly PlacedLine[];
  readonly marks: readonly {
    readonly at: Point;
    /** The name of the style's image. */
    readonly image: string;
    /** Degrees clockwise. */
    readonly rotate: number;
  }[];
}

/** How much of a leader is left to the dot of its place and the gap around it, in units. */
const besidePlace = 8;

/** Places annotations where their scene has them, whatever lies there, and takes that space. */
export function placeAnnotations(
  inputs: readonly LayerInput[],
  drawing: Drawing,
  fonts: LabelFonts,
  { take }: Pick<FreeSpace, 'take'>,
): PlacedLabels {
  const placed = inputs.flatMap((input) =>
    input.features.map((feature) => {
      const at = pointOf(feature, drawing);
      const block = styledBlock(feature, labelText(feature, input, fonts), input, drawing);
      const [right, down] = textOffset(feature, input);
      const from = Math.min(1, besidePlace / (Math.hypot(right, down) || 1));
      const leader = [from, 1].map((t): Point => [at[0] + right * t, at[1] + down * t]);
      take([...block.boxes, boxAround(leader)]);
      return { lines: block.lines, marks: marksOf(feature, input, drawing) };
    }),
  );
  return {
    lines: placed.flatMap(({ lines }) => lines),
    marks: placed.flatMap(({ marks }) => marks),
  };
}

/** How far a dot reaches from its middle, and how far it keeps from the frame's edge, in units. */
const dot = { reach: 4, margin: 2 } as const;

/** From this rank on a place lies around the story, and its name may not cross a border. */
const aroundFrom = 3;

/**
 * Places labels where they are wholly seen, on no other label and across no line, those of the
 * topmost layer and of the lowest `symbol-sort-key` first, as the live map does, but names that must
 * stand before all others; a label that fits nowhere is left out.
 */
export function placeLabels(
  inputs: readonly LayerInput[],
  drawing: Drawing,
  fonts: LabelFonts,
  space: FreeSpace,
): PlacedLabels {
  const lines: PlacedLine[] = [];
  const marks: PlacedLabels['marks'][number][] = [];
  const mustStand = ({ properties }: Feature) => drawing.names.has(properties?.name);
  const wanted = [...inputs]
    .reverse()
    .flatMap((input) => {
      const key = (feature: Feature) => input.values.number('symbol-sort-key', feature);
      const inOrder = [...input.features].sort((a, b) => key(a) - key(b));
      return inOrder.map((feature) => ({ feature, input }));
    })
    .sort((a, b) => Number(mustStand(b.feature)) - Number(mustStand(a.feature)));
  const named = new Set<string>();
  for (const { feature, input } of wanted) {
    const name = `${feature.properties?.text ?? feature.properties?.name}`;
    const own = marksOf(feature, input, drawing);
    const dots = own.map(({ at }) => boxAbout(at, dot.reach));
    if (named.has(name) || !space.empty(dots, dot.margin)) continue;
    const text = labelText(feature, input, fonts);
    if (text.length === 0) continue;
    const isAround = Number(feature.properties?.rank ?? 0) >= aroundFrom && !mustStand(feature);
    const block = firstOf(
      labelCandidates(feature, text, input, drawing),
      ({ boxes }) => space.fits(boxes) && !(isAround && space.crossed(boxes)),
    );
    if (!block) continue;
    space.take([...block.boxes, ...dots]);
    lines.push(...block.lines);
    marks.push(...own);
    named.add(name);
  }
  return { lines, marks };
}

function marksOf(
  feature: Feature,
  { values }: LayerInput,
  drawing: Drawing,
): PlacedLabels['marks'] {
  const image = values.word('icon-image', feature);
  const rotate = values.number('icon-rotate', feature);
  return image ? [{ at: pointOf(feature, drawing), image, rotate }] : [];
}

function firstOf<T>(all: Iterable<T>, suits: (each: T) => boolean): T | undefined {
  for (const each of all) if (suits(each)) return each;
  return undefined;
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

/** How far a label stands from the middle of its dot, in units, which may lie on a disc. */
const besideDot = [7, 11, 15, 24] as const;

/** How far a label placed by hand, or a province's, may be moved aside, in lines, across its own direction. */
const shifts = [0, -0.9, 0.9, -1.4, 1.4, 2, -2] as const;

/** The places to try for a label, the best first. */
function* labelCandidates(
  feature: Feature,
  lines: readonly LabelLine[],
  input: LayerInput,
  drawing: Drawing,
): Generator<LabelBlock> {
  const { text, kind } = feature.properties ?? {};
  if (feature.geometry.type !== 'Point') {
    const widest = Math.max(...lines.map(({ width }) => width));
    for (const { at, rotate } of straightStretches(feature.geometry, drawing.frame, widest))
      yield labelBlock(lines, at, { rotate });
    return;
  }
  const [mark] = marksOf(feature, input, drawing);
  if (mark) {
    const wanted = input.values.word('text-anchor', feature) as PositionAnchor;
    for (const far of besideDot) {
      for (const set of [lines, lines.slice(0, 1)]) {
        for (const anchor of new Set([wanted, ...otherAnchors])) {
          yield labelBlock(set, mark.at, { anchor, offset: offsetFrom(anchor, far) });
        }
      }
    }
  } else if (kind === 'country' || kind === 'territory') {
    yield* countryCandidates(feature, lines, input, drawing);
  } else {
    const movable = text !== undefined || kind === 'province';
    for (const shift of movable ? shifts : [0])
      yield styledBlock(feature, lines, input, drawing, shift);
  }
}

function offsetFrom(anchor: PositionAnchor, far: number): Point {
  const near = anchor.includes('-') ? far * 0.7 : far;
  const x = anchor.includes('left') ? near : anchor.includes('right') ? -near : 0;
  const y = anchor.includes('top') ? near : anchor.includes('bottom') ? -near : 0;
  return [x, y];
}

/** A label where the style has it, or `shift` lines down from there. */
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

/** Where in the part of a country that is seen its name fits, on none of the story's areas. */
function* countryCandidates(
  feature: Feature,
  lines: readonly LabelLine[],
  input: LayerInput,
  drawing: Drawing,
): Generator<LabelBlock> {
  const { frame, style, opacity, data } = drawing;
  const shapeOf = (features: readonly Feature[] = []) =>
    features.flatMap(({ geometry }) =>
      clipToFrame(geometry, frame).map((line) => simplifyLine(line, roughly)),
    );
  const areas = style.areas
    .filter(({ id }) => (opacity[id] ?? 0) > 0)
    .map(({ id }) => shapeOf(data[id]?.features));
  const onArea = (block: LabelBlock) =>
    cornersOf(block).some((corner) => areas.some((area) => isInside(area, corner)));
  const own = styledBlock(feature, lines, input, drawing);
  if (!onArea(own)) yield own;
  const country = shapeOf(
    data.land?.features.filter(({ properties }) => properties?.name === feature.properties?.name),
  );
  for (const point of pointsInside(country, frame)) {
    const block = labelBlock(lines, point);
    const inside = cornersOf(block).every((corner) => isInside(country, corner));
    if (inside && !onArea(block)) yield block;
  }
}

/** The corners and the middle of each of a label's lines. */
const cornersOf = ({ boxes }: LabelBlock): Point[] =>
  boxes.flatMap(({ left, top, right, bottom }): Point[] => [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
    [(left + right) / 2, (top + bottom) / 2],
  ]);

/** The area below which a bend of a shape matters to no name, in square units. */
const roughly = 3;

/** How far apart the places are that are tried within a country, in units. */
const step = 15;

/** Points inside a shape and the frame, those nearest to the middle of what is seen of it first. */
function pointsInside(
  shape: readonly Line[],
  { width, height }: Pick<Frame, 'width' | 'height'>,
): Point[] {
  const inside: Point[] = [];
  for (let y = step; y < height; y += step) {
    for (let x = step; x < width; x += step) if (isInside(shape, [x, y])) inside.push([x, y]);
  }
  const mean = (axis: 0 | 1) => inside.reduce((sum, point) => sum + point[axis], 0) / inside.length;
  const [middleX, middleY] = [mean(0), mean(1)];
  const away = ([x, y]: Point) => Math.hypot(x - middleX, y - middleY);
  return inside.sort((a, b) => away(a) - away(b));
}

/** Whether a point lies inside a shape, by the even-odd rule. */
function isInside(shape: readonly Line[], [x, y]: Point): boolean {
  let inside = false;
  for (const { points } of shape) {
    points.forEach(([ax, ay], i) => {
      const [bx, by] = points[(i + 1) % points.length] ?? [ax, ay];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    });
  }
  return inside;
}

/** How large a bend beside the name of a street may be, in square units, and how much of the name it must bear. */
const alongStreet = { bend: 40, part: 0.8 } as const;

/** Where a line is straight for a name of some length, the longest stretch first: its middle, and its turn upright. */
function straightStretches(
  geometry: Geometry,
  frame: Frame,
  length: number,
): { readonly at: Point; readonly rotate: number }[] {
  return clipToFrame(geometry, frame)
    .flatMap((line) => {
      const { points } = simplifyLine(line, alongStreet.bend);
      return points.slice(1).map(([x, y], i) => {
        const [fromX, fromY] = points[i] ?? [x, y];
        const [dx, dy] = x < fromX ? [fromX - x, fromY - y] : [x - fromX, y - fromY];
        const rotate = (Math.atan2(dy, dx) * 180) / Math.PI;
        const at: Point = [(x + fromX) / 2, (y + fromY) / 2];
        return { at, rotate, long: Math.hypot(dx, dy) };
      });
    })
    .filter(({ long }) => long >= alongStreet.part * length)
    .sort((a, b) => b.long - a.long);
}
