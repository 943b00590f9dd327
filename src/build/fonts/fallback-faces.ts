import arial from '@capsizecss/metrics/arial';
import georgia from '@capsizecss/metrics/georgia';
import notoSerif from '@capsizecss/metrics/notoSerif';
import roboto from '@capsizecss/metrics/roboto';
import sourceSans from '@capsizecss/metrics/sourceSans3';
import sourceSerif from '@capsizecss/metrics/sourceSerif4';
import times from '@capsizecss/metrics/timesNewRoman';
import type { FontMeasure } from './font-measure.ts';
import type { PageFace } from './typefaces.ts';

/** A font's em and the mean advance of its letters in English text, both in font units. */
interface Advance {
  readonly unitsPerEm: number;
  readonly xWidthAvg: number;
}

/** A font that readers have already, to stand in while the page's own is on its way. */
interface Fallback {
  /** The family's name in CSS. */
  readonly name: string;
  /** The full names under which systems know it; the metrics of all are the same. */
  readonly local: readonly string[];
  readonly advance: Advance;
}

interface Family {
  /** The upright regular face of the page's own font. */
  readonly own: Advance;
  readonly fallbacks: readonly Fallback[];
  readonly generic: string;
}

/** The page's families, with the fonts that may stand in for them: one is on every common system. */
export const families: Readonly<Record<PageFace['name'], Family>> = {
  'Source Serif 4': {
    own: sourceSerif,
    fallbacks: [
      { name: 'Serif as Georgia', local: ['Georgia'], advance: georgia },
      {
        name: 'Serif as Times',
        local: ['Times New Roman', 'Liberation Serif', 'Tinos'],
        advance: times,
      },
      { name: 'Serif as Noto', local: ['Noto Serif'], advance: notoSerif },
    ],
    generic: 'serif',
  },
  'Source Sans 3': {
    own: sourceSans,
    fallbacks: [
      {
        name: 'Sans as Arial',
        local: ['Arial', 'Liberation Sans', 'Arimo', 'Helvetica'],
        advance: arial,
      },
      { name: 'Sans as Roboto', local: ['Roboto'], advance: roboto },
    ],
    generic: 'sans-serif',
  },
};

/**
 * The `@font-face` rules of the fonts that stand in for one face of the page: scaled to its mean
 * advance, with its ascent and descent, so that no line moves when the face arrives.
 *
 * The overrides are parts of the used font size, so they are divided by the scale.
 *
 * @param face The face.
 * @param measure What the face's file measures.
 * @param upright What the upright regular face of its family measures.
 */
export function fallbackRules(face: PageFace, measure: FontMeasure, upright: FontMeasure): string {
  const { own, fallbacks } = families[face.name];
  const em = (advance: Advance): number => advance.xWidthAvg / advance.unitsPerEm;
  const faceAdvance = em(own) * (measure.meanAdvance / upright.meanAdvance);
  return fallbacks
    .map(({ name, local, advance }) => {
      const scale = faceAdvance / em(advance);
      return `@font-face {
  font-family: "${name}";
  font-style: ${face.style};
  font-weight: ${face.weight};
  src: ${localNames(local, face.style)};
  size-adjust: ${percent(scale)};
  ascent-override: ${percent(measure.ascent / scale)};
  descent-override: ${percent(measure.descent / scale)};
  line-gap-override: ${percent(measure.lineGap / scale)};
}
`;
    })
    .join('');
}

/** The family's name with all that may stand in for it, as a value of `font-family`. */
export function fontStack(name: PageFace['name']): string {
  const { fallbacks, generic } = families[name];
  return [
    ...[name, ...fallbacks.map((fallback) => fallback.name)].map((own) => `"${own}"`),
    generic,
  ].join(', ');
}

function localNames(names: readonly string[], style: PageFace['style']): string {
  return names.map((name) => `local("${name}${style === 'italic' ? ' Italic' : ''}")`).join(', ');
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)}%`;
}
