import { alphabetSlices } from '../alphabet-slices.ts';
import { features, narrow, packageOf } from '../declare-page-faces.ts';
import { moreOf } from '../fallback-faces.ts';
import { alphabetCharacters, type FontTexts } from '../make-fonts.ts';
import { fontFace } from '../render-fonts-css.ts';
import { type FontFile, subsetFace } from '../subset-face.ts';
import {
  type MapFaceName,
  mapFaceNames,
  mapFaces,
  type PageFace,
  pageFaces,
} from '../typefaces.ts';
import { usedCharacters } from '../used-characters.ts';
import { type DeclaredCharacters, faceKey } from './declared-characters.ts';
import { installedScripts } from './installed-scripts.ts';

/** What fonts hold already: of the page's faces by `faceKey`, of the map's by their names. */
export interface HeldCharacters {
  readonly page: DeclaredCharacters;
  readonly map: Readonly<Record<MapFaceName, ReadonlySet<number>>>;
}

/** Fonts for what a story says beyond what fonts hold already. */
export interface MissingFonts {
  /** The font files; none where nothing is missing. */
  readonly files: readonly FontFile[];
  /** The `@font-face` rules of the page. */
  readonly css: string;
  /** The files of the faces of the map's labels. */
  readonly mapFaces: Readonly<Record<MapFaceName, readonly FontFile[]>>;
  /** Letters, marks and digits that no installed font has. */
  readonly without: readonly string[];
}

/**
 * Makes fonts of the characters that a story's texts have and that the fonts at hand lack.
 *
 * Of a script other than Latin, Cyrillic and Greek a file holds all that the story uses, as only one
 * font can join its letters and marks. Declared after the fonts at hand, it comes before them.
 */
export async function makeMissingFonts(
  texts: Pick<FontTexts, 'page' | 'map'>,
  held: HeldCharacters,
): Promise<MissingFonts> {
  const page = usedCharacters(texts.page);
  const all = new Set([...page, ...usedCharacters(texts.map)]);
  const latin = await alphabetCharacters();
  const wantedIn = ({ name }: PageFace): ReadonlySet<number> =>
    name === 'Source Sans 3' ? all : page;
  const own = new Map<string, readonly FontFile[]>();
  for (const face of pageFaces) {
    const inFace = held.page.get(faceKey(face)) ?? new Set();
    const lacking = [...wantedIn(face)].filter((point) => latin.has(point) && !inFace.has(point));
    own.set(faceKey(face), await cut(alphabetSlices(packageOf(face), face), lacking, features));
  }
  const foreign = [...all].filter((point) => !latin.has(point));
  const { files: scripts, without } = await scriptFonts(foreign, (point) =>
    lacks(held, page, point),
  );
  const css = pageFaces.flatMap((face) =>
    [...(own.get(faceKey(face)) ?? []), ...narrow(scripts, wantedIn(face))].map((file) =>
      fontFace(moreOf(face.name), face, file, 'swap'),
    ),
  );
  const labels = mapFaceNames.map((name) => {
    const sans = faceKey({ name: 'Source Sans 3', ...mapFaces[name] });
    return [name, [...(own.get(sans) ?? []), ...scripts]] as const;
  });
  return {
    files: [...new Set([...own.values()].flat()), ...scripts],
    css: css.join(''),
    mapFaces: Object.fromEntries(labels) as unknown as MissingFonts['mapFaces'],
    without,
  };
}

/** Whether a character of another script is in none of the fonts of a face that shows it. */
function lacks({ page, map }: HeldCharacters, onPage: ReadonlySet<number>, point: number): boolean {
  const regular = (name: PageFace['name']) => faceKey({ name, weight: 400, style: 'normal' });
  const shown = [
    page.get(regular('Source Sans 3')),
    ...(onPage.has(point) ? [page.get(regular('Source Serif 4'))] : []),
    ...Object.values(map),
  ];
  return shown.some((characters) => !characters?.has(point));
}

/** The files of the scripts of which a character is lacking, and the characters that none has. */
async function scriptFonts(
  foreign: readonly number[],
  isLacking: (point: number) => boolean,
): Promise<{ files: FontFile[]; without: string[] }> {
  if (!foreign.some(isLacking)) return { files: [], without: [] };
  const cutFiles = await cut(await installedScripts(), foreign);
  const found = new Set(cutFiles.flatMap(({ codePoints }) => codePoints));
  return {
    files: cutFiles.filter(({ codePoints }) => codePoints.some(isLacking)),
    without: foreign
      .filter((point) => !found.has(point))
      .map((point) => String.fromCodePoint(point))
      .filter((character) => /[\p{L}\p{M}\p{N}]/u.test(character)),
  };
}

async function cut(
  slices: Parameters<typeof subsetFace>[0],
  points: readonly number[],
  kept?: readonly string[],
): Promise<FontFile[]> {
  const wanted = new Set(points);
  return wanted.size === 0 ? [] : subsetFace(slices, { wanted, first: wanted }, kept);
}
