import type { Feature } from 'geojson';
import type { LayerInput } from '../drawing.ts';
import type { LabelFont, LabelFonts } from './label-fonts.ts';
import { type OutlinedText, outlineEm, outlineText } from './outline-text.ts';

/** One line of a label, set. */
export interface LabelLine {
  readonly text: OutlinedText;
  /** The size of its letters, its width and the height of the line, in units. */
  readonly size: number;
  readonly width: number;
  readonly height: number;
  /** The classes of its letters and of the halo around them. */
  readonly fill: string;
  readonly halo: string;
  /** How wide the halo is on each side, in units. */
  readonly haloWidth: number;
  /** How opaque it is, from 0 to 1. */
  readonly opacity: number;
}

/** Sets the text of a label in lines, broken where it is wider than the style allows. */
export function labelText(feature: Feature, input: LayerInput, fonts: LabelFonts): LabelLine[] {
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

/** A text in lines of at most `greatest` ems where its spaces allow it. */
export function brokenLines(
  text: string,
  greatest: number,
  face: readonly LabelFont[],
  spacing = 0,
): OutlinedText[] {
  const set = (words: readonly string[]) => outlineText(words.join(' '), face, spacing);
  const tooWide = (words: readonly string[]) => set(words).width > greatest * outlineEm;
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const lines: string[][] = [];
      for (const word of line.split(' ')) {
        const last = lines.at(-1);
        if (last && !tooWide([...last, word])) last.push(word);
        else lines.push([word]);
      }
      return lines.map(set);
    });
}
