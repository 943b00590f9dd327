import { create, type Font, type Glyph } from 'fontkit';
import { heldCharacters, readSlice } from '../../fonts/cut-fonts.ts';
import { alphabetSlices, type FontSlice, mapFaces, scriptSlices } from '../../fonts/typefaces.ts';

/** One font of a face, and the code points that it has glyphs for. */
interface LabelFont {
  readonly name: string;
  readonly font: Font;
  readonly characters: ReadonlySet<number>;
}

/** The fonts of each face of the map's labels, those to prefer first. */
export type LabelFonts = Readonly<Record<string, readonly LabelFont[]>>;

/** Opens the fonts that the map's labels are set in. */
export async function openLabelFonts(): Promise<LabelFonts> {
  const others = await Promise.all((await scriptSlices()).map(openFont));
  const faces = Object.entries(mapFaces).map(async ([name, face]) => {
    const own = await Promise.all(alphabetSlices(face).map(openFont));
    return [name, [...own, ...others]] as const;
  });
  return Object.fromEntries(await Promise.all(faces));
}

/** Opens one font file, with a name that tells it from all others. */
export async function openFont(slice: FontSlice): Promise<LabelFont> {
  const font = create(await readSlice(slice)) as Font;
  const name = `${slice.family}-${slice.subset}-${slice.weight}-${slice.style}`;
  return { name, font, characters: heldCharacters(font) };
}

/** The units of an em that outlines are written in. */
export const outlineEm = 400;

/** A line of text as outlines, in `outlineEm`s. */
export interface OutlinedText {
  readonly glyphs: readonly {
    /** Names the glyph among all fonts. */
    readonly key: string;
    /** SVG path data, `y` downward from the baseline. */
    readonly path: string;
    /** Where it stands, from the line's start. */
    readonly x: number;
    readonly y: number;
  }[];
  readonly width: number;
}

/** The mark of a peak, which no font of the map has. */
const peak = { character: '▲', path: 'M20 0L280 0L150-230Z', width: 300 };

/**
 * Sets a line of text as outlines, shaped as its script asks for, each character from the first
 * font that has it. A picture with outlines looks the same where none of the fonts is there.
 *
 * @param spacing Space after each glyph, in ems.
 * @throws Error where no font has a character.
 */
export function outlineText(text: string, fonts: readonly LabelFont[], spacing = 0): OutlinedText {
  const glyphs: OutlinedText['glyphs'][number][] = [];
  let width = 0;
  for (const { font: face, run } of runs(text, fonts)) {
    if (!face) {
      glyphs.push({ key: 'peak', path: peak.path, x: Math.round(width), y: 0 });
      width += peak.width;
      continue;
    }
    const scale = outlineEm / face.font.unitsPerEm;
    const { glyphs: shaped, positions } = shape(run, face.font);
    shaped.forEach((glyph, i) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {};
      const path = outlineOf(glyph, scale);
      const [x, y] = [Math.round(width + xOffset * scale), Math.round(-yOffset * scale)];
      if (path) glyphs.push({ key: `${face.name} ${glyph.id}`, path, x, y });
      width += xAdvance * scale + (xAdvance > 0 ? spacing * outlineEm : 0);
    });
  }
  return { glyphs, width: Math.max(0, width - spacing * outlineEm) };
}

/** The text in pieces that one font each can set; a piece without a font is the mark of a peak. */
function runs(text: string, fonts: readonly LabelFont[]) {
  const pieces: { font: LabelFont | undefined; run: string }[] = [];
  for (const character of text) {
    const has = ({ characters }: LabelFont) => characters.has(character.codePointAt(0) ?? 0);
    const last = pieces.at(-1);
    const font = last?.font && has(last.font) ? last.font : fonts.find(has);
    if (!font && character !== peak.character)
      throw new Error(`No font of the map has "${character}" of "${text}".`);
    if (font && last?.font === font) last.run += character;
    else pieces.push({ font, run: character });
  }
  return pieces;
}

/** The features that place marks over, under and on one another. */
const marks = { abvm: false, blwm: false, mark: false, mkmk: false };

/**
 * Shapes a run as its script asks for. Fontkit 2.0 throws where a font has no place for a mark on the very
 * glyph before it, as in the Khmer of Phnom Penh; the marks then stand where their own advances put them,
 * which is where such a font draws them.
 */
function shape(run: string, font: Font): ReturnType<Font['layout']> {
  try {
    return font.layout(run);
  } catch {
    return font.layout(run, marks);
  }
}

const pathLetters = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
} as const;

const outlineOf = ({ path }: Glyph, scale: number): string =>
  path.commands
    .map(({ command, args }) => {
      const numbers = args.map((value, i) => Math.round((i % 2 === 0 ? value : -value) * scale));
      return pathLetters[command] + numbers.join(' ');
    })
    .join('')
    .replaceAll(' -', '-');

/** A text in lines of at most `greatest` ems where its spaces allow it. */
export function brokenLines(
  text: string,
  greatest: number,
  face: readonly LabelFont[],
  spacing = 0,
): OutlinedText[] {
  const set = (words: readonly string[]) => outlineText(words.join(' '), face, spacing);
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const lines: string[][] = [];
      for (const word of line.split(' ')) {
        const last = lines.at(-1);
        if (last && set([...last, word]).width <= greatest * outlineEm) last.push(word);
        else lines.push([word]);
      }
      return lines.map(set);
    });
}
