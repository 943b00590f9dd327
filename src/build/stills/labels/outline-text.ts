import { create, type Font, type Glyph } from 'fontkit';
import { openSlice } from '../../fonts/open-slice.ts';
import { alphabetSlices, type FontSlice, mapFaces, scripts } from '../../fonts/typefaces.ts';

/** One font of a face, and the code points that it has glyphs for. */
export interface LabelFont {
  readonly name: string;
  readonly font: Font;
  readonly characters: ReadonlySet<number>;
}

/** The fonts of each face of the map's labels, those to prefer first. */
export type LabelFonts = Readonly<Record<string, readonly LabelFont[]>>;

/** Opens the fonts that the map's labels are set in. */
export async function openLabelFonts(): Promise<LabelFonts> {
  const others = await Promise.all(scripts.map(openFont));
  const faces = Object.entries(mapFaces).map(async ([name, cut]) => {
    const slices = alphabetSlices('source-sans-3', cut);
    return [name, [...(await Promise.all(slices.map(openFont))), ...others]] as const;
  });
  return Object.fromEntries(await Promise.all(faces));
}

/** Opens one font file, with a name that tells it from all others. */
export async function openFont(slice: FontSlice): Promise<LabelFont> {
  const { bytes, characters } = await openSlice(slice);
  const name = `${slice.family}-${slice.subset}-${slice.weight}-${slice.style}`;
  return { name, font: create(bytes) as Font, characters };
}

/** The units of an em that outlines are written in. */
export const outlineEm = 400;

/** A glyph of a line of text: its outline and where it stands, in `outlineEm`s from the line's start. */
interface PlacedGlyph {
  /** Names the glyph among all fonts. */
  readonly key: string;
  /** SVG path data, `y` downward from the baseline. */
  readonly path: string;
  readonly x: number;
  readonly y: number;
}

/** A line of text as outlines. */
export interface OutlinedText {
  readonly glyphs: readonly PlacedGlyph[];
  /** In `outlineEm`s. */
  readonly width: number;
}

/** Glyphs for characters that no font of the map has: the mark of a peak. */
const ownGlyphs: Readonly<
  Record<string, Omit<PlacedGlyph, 'x' | 'y'> & { readonly width: number }>
> = {
  '▲': { key: 'peak', path: 'M20 0L280 0L150-230Z', width: 300 },
};

/**
 * Sets a line of text as outlines, shaped as its script asks for, each character from the first
 * font that has it. A picture with outlines looks the same where none of the fonts is there.
 *
 * @param spacing Space after each glyph, in ems.
 * @throws Error where no font has a character.
 */
export function outlineText(text: string, fonts: readonly LabelFont[], spacing = 0): OutlinedText {
  const glyphs: PlacedGlyph[] = [];
  let width = 0;
  for (const { font, run } of runs(text, fonts)) {
    const own = font ? undefined : ownGlyphs[run];
    if (own) {
      glyphs.push({ key: own.key, path: own.path, x: Math.round(width), y: 0 });
      width += own.width;
    }
    if (!font) continue;
    const scale = outlineEm / font.font.unitsPerEm;
    const { glyphs: shaped, positions } = shape(run, font.font);
    shaped.forEach((glyph, i) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {};
      const path = outlineOf(glyph, font.font);
      if (path) {
        glyphs.push({
          key: `${font.name} ${glyph.id}`,
          path,
          x: Math.round(width + xOffset * scale),
          y: Math.round(-yOffset * scale),
        });
      }
      width += xAdvance * scale + (xAdvance > 0 ? spacing * outlineEm : 0);
    });
  }
  return { glyphs, width: Math.max(0, width - spacing * outlineEm) };
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

/** The text in pieces that one font each can set. */
function runs(text: string, fonts: readonly LabelFont[]) {
  const pieces: { font: LabelFont | undefined; run: string }[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const last = pieces.at(-1);
    const has = ({ characters }: LabelFont) => characters.has(point);
    const font = last?.font && has(last.font) ? last.font : fonts.find(has);
    if (!font && !ownGlyphs[character])
      throw new Error(`No font of the map has "${character}" of "${text}".`);
    if (font && last?.font === font) last.run += character;
    else pieces.push({ font, run: character });
  }
  return pieces;
}

function outlineOf(glyph: Glyph, font: Font): string {
  const scale = outlineEm / font.unitsPerEm;
  const letters = {
    moveTo: 'M',
    lineTo: 'L',
    quadraticCurveTo: 'Q',
    bezierCurveTo: 'C',
    closePath: 'Z',
  } as const;
  return glyph.path.commands
    .map(({ command, args }) => {
      const numbers = args.map((value, i) =>
        Math.round(i % 2 === 0 ? value * scale : -value * scale),
      );
      return letters[command] + numbers.join(' ').replaceAll(' -', '-');
    })
    .join('');
}
