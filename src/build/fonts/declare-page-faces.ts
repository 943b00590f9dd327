import { alphabetSlices } from './alphabet-slices.ts';
import { fallbackRules } from './fallback-faces.ts';
import { type FontMeasure, measureFont } from './font-measure.ts';
import { openSlice } from './open-slice.ts';
import type { DeclaredFace } from './render-fonts-css.ts';
import { type FaceCharacters, type FontFile, subsetFace } from './subset-face.ts';
import { type PageFace, pageFaces } from './typefaces.ts';

/** The characters that a face of the page is to hold. */
export type CharactersOf = (face: PageFace) => FaceCharacters;

/** Kerning and ligatures. The faces' own figures are lining and tabular, as tables and charts ask. */
export const features = ['kern', 'liga'];

/**
 * The faces of the page with their files and what may stand in for them.
 *
 * @param shared Files of other scripts, of which the upright regular faces take what they need.
 */
export async function declarePageFaces(
  charactersOf: CharactersOf,
  shared: readonly FontFile[],
): Promise<DeclaredFace[]> {
  const declared: DeclaredFace[] = [];
  for (const face of pageFaces) {
    const own = await subsetFace(
      alphabetSlices(packageOf(face), face),
      charactersOf(face),
      features,
    );
    const regular = face.style === 'normal' && face.weight === 400;
    const others = regular ? narrow(shared, charactersOf(face).wanted) : [];
    const upright = await measureSlice({ ...face, weight: 400, style: 'normal' });
    const fallbacks = fallbackRules(face, await measureSlice(face), upright);
    declared.push({ face, files: [...own, ...others], fallbacks });
  }
  return declared;
}

/** The files with only the wanted ones of their characters; those that keep none are left out. */
export function narrow(files: readonly FontFile[], wanted: ReadonlySet<number>): FontFile[] {
  return files
    .map((file) => ({ ...file, codePoints: file.codePoints.filter((point) => wanted.has(point)) }))
    .filter(({ codePoints }) => codePoints.length > 0);
}

async function measureSlice(face: PageFace): Promise<FontMeasure> {
  const [slice] = alphabetSlices(packageOf(face), face);
  return measureFont((await openSlice(slice)).bytes);
}

/** The npm package of a face's typeface. */
export function packageOf({ name }: PageFace): string {
  return name.toLowerCase().replaceAll(' ', '-');
}
