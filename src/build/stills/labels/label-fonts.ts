import { create, type Font } from 'fontkit';
import { heldCharacters, readSlice } from '../../fonts/cut-fonts.ts';
import { alphabetSlices, type FontSlice, mapFaces, scriptSlices } from '../../fonts/typefaces.ts';

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
