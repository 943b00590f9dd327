import type { Feature } from 'geojson';
import { type Drawing, type LayerInput, pointOf } from '../drawing.ts';
import type { Point } from '../frame.ts';
import { boxAbout, boxWithin } from './boxes.ts';
import type { FreeSpace } from './free-space.ts';
import type { LabelBlock, PlacedLine } from './label-block.ts';
import { labelCandidates } from './label-candidates.ts';
import type { LabelFonts } from './label-fonts.ts';
import { labelText } from './label-text.ts';

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
