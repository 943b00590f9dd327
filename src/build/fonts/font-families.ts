import arial from '@capsizecss/metrics/arial';
import georgia from '@capsizecss/metrics/georgia';
import notoSerif from '@capsizecss/metrics/notoSerif';
import roboto from '@capsizecss/metrics/roboto';
import sourceSans from '@capsizecss/metrics/sourceSans3';
import sourceSerif from '@capsizecss/metrics/sourceSerif4';
import times from '@capsizecss/metrics/timesNewRoman';
import type { PageFace } from './typefaces.ts';

/** A font's em and the mean advance of its letters in English text, both in font units. */
export interface Advance {
  readonly unitsPerEm: number;
  readonly xWidthAvg: number;
}

/** A font that readers have already, to stand in where the page's own does not come in time. */
export interface Fallback {
  /** The family's name in CSS. */
  readonly name: string;
  /** The families that have its metrics, by the names that systems know them under. */
  readonly local: readonly string[];
  /** Other full and PostScript names of its upright regular face. */
  readonly also?: readonly string[];
  /** Of the upright regular face. */
  readonly advance: Advance;
  /**
   * The mean advance of its bold and its italic, as parts of the regular's: measured by
   * `measureFont` on the fonts named, or on those made to their metrics (Gelasio for Georgia,
   * Tinos for Times New Roman, Arimo for Arial).
   */
  readonly bold: number;
  readonly italic: number;
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
      {
        name: 'Serif as Georgia',
        local: ['Georgia'],
        advance: georgia,
        bold: 1.162,
        italic: 1.025,
      },
      {
        name: 'Serif as Times',
        local: ['Times New Roman', 'Liberation Serif', 'Tinos'],
        advance: times,
        bold: 1.059,
        italic: 1.001,
      },
      {
        name: 'Serif as Noto',
        local: ['Noto Serif'],
        also: ['NotoSerif', 'NotoSerif-Regular'],
        advance: notoSerif,
        bold: 1.056,
        italic: 0.972,
      },
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
        bold: 1.075,
        italic: 1,
      },
      {
        name: 'Sans as Roboto',
        local: ['Roboto'],
        also: ['Roboto-Regular'],
        advance: roboto,
        bold: 1.012,
        italic: 0.972,
      },
    ],
    generic: 'sans-serif',
  },
};
