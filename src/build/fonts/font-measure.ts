import { create, type Font } from 'fontkit';

/** A font's vertical metrics and its mean advance over English prose, all as parts of the em. */
export interface FontMeasure {
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
  readonly meanAdvance: number;
}

/** English prose of no meaning here: its letters are about as frequent as in any. */
const sample = `The reader who follows a long road on a map wants to know three things: where it
begins, where it ends, and how anyone came to know the way between. A line that is drawn with care
says what is sure and what is only reported; it gives the distance, the date and the name of the
person who measured it. Nobody should have to guess which of the two they are looking at.`;

/** Measures a font, its mean advance over English prose. */
export function measureFont(bytes: Buffer): FontMeasure {
  const font = create(bytes) as Font;
  const em = font.unitsPerEm;
  const points = [...sample.replace(/\s+/g, ' ')]
    .map((character) => character.codePointAt(0) ?? 0)
    .filter((point) => font.hasGlyphForCodePoint(point));
  const advance = points.reduce(
    (sum, point) => sum + font.glyphForCodePoint(point).advanceWidth,
    0,
  );
  return {
    ascent: font.ascent / em,
    descent: -font.descent / em,
    lineGap: font.lineGap / em,
    meanAdvance: advance / Math.max(points.length, 1) / em,
  };
}
