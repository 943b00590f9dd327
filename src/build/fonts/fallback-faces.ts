import { type Advance, type Fallback, families } from './font-families.ts';
import type { FontMeasure } from './font-measure.ts';
import type { PageFace } from './typefaces.ts';

/**
 * The `@font-face` rules of the fonts that stand in for one face of the page: its bold for a bold,
 * its italic for an italic, scaled to the face's mean advance and with its ascent and descent, so
 * that the text is as long and its lines lie where the face would have them.
 *
 * The overrides are parts of the used font size, so they are divided by the scale.
 *
 * @param face The face.
 * @param measure What the face's file measures.
 * @param upright What the upright regular face of its family measures.
 */
export function fallbackRules(face: PageFace, measure: FontMeasure, upright: FontMeasure): string {
  const { own, fallbacks } = families[face.name];
  const faceAdvance = em(own) * (measure.meanAdvance / upright.meanAdvance);
  return fallbacks
    .map((fallback) => {
      const scale = faceAdvance / (em(fallback.advance) * relativeAdvance(fallback, face));
      return `@font-face {
  font-family: "${fallback.name}";
  font-style: ${face.style};
  font-weight: ${face.weight};
  src: ${localNames(fallback, face)};
  size-adjust: ${percent(scale)};
  ascent-override: ${percent(measure.ascent / scale)};
  descent-override: ${percent(measure.descent / scale)};
  line-gap-override: ${percent(measure.lineGap / scale)};
}
`;
    })
    .join('');
}

/** The family of the files that hold what is seldom needed of another. */
export function moreOf(name: PageFace['name']): string {
  return `${name} More`;
}

/** The family's name with all that may stand in for it, as a value of `font-family`. */
export function fontStack(name: PageFace['name']): string {
  const { fallbacks, generic } = families[name];
  return [
    ...[name, moreOf(name), ...fallbacks.map((fallback) => fallback.name)].map((own) => `"${own}"`),
    generic,
  ].join(', ');
}

function em({ xWidthAvg, unitsPerEm }: Advance): number {
  return xWidthAvg / unitsPerEm;
}

function relativeAdvance({ bold, italic }: Fallback, { weight, style }: PageFace): number {
  if (style === 'italic') return italic;
  return weight === 600 ? bold : 1;
}

/** The full names of what stands in: "Georgia", "Georgia Italic", "Georgia Bold". */
function localNames({ local, also = [] }: Fallback, { weight, style }: PageFace): string {
  const cut = style === 'italic' ? ' Italic' : weight === 600 ? ' Bold' : '';
  const names = local.map((name) => `${name}${cut}`);
  return [...names, ...(cut === '' ? also : [])].map((name) => `local("${name}")`).join(', ');
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)}%`;
}
