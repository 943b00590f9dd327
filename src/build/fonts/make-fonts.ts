import { fallbackRules } from './fallback-faces.ts';
import { type FontMeasure, measureFont } from './font-measure.ts';
import { openSlice } from './open-slice.ts';
import { type DeclaredFace, renderFontsCss } from './render-fonts-css.ts';
import { renderMapFaces } from './render-map-faces.ts';
import { type FontFile, subsetFace } from './subset-face.ts';
import {
  alphabets,
  type FontSlice,
  mapFaces,
  type PageFace,
  pageFaces,
  scripts,
} from './typefaces.ts';
import { usedCharacters } from './used-characters.ts';

/** The text that decides what the fonts hold. */
export interface FontTexts {
  /** All that the page may say. */
  readonly page: string;
  /** All that the map's labels may say. */
  readonly map: string;
}

/** What every Latin face of the page holds whatever the story says: its next edit needs no new font. */
const ground = usedCharacters(
  `${String.fromCodePoint(...range(0x20, 0x7e), ...range(0xa0, 0xff))}–—‘’“”•…€−↑↓Œœ`,
);

/** The label faces' own ground: digits and letters of distances and of what readers switch on. */
const labelGround = usedCharacters(String.fromCodePoint(...range(0x20, 0x7e)));

/**
 * Makes all font files and the two files that declare them.
 *
 * @returns The files' contents by name; the same texts and packages give the same bytes.
 */
export async function makeFonts({
  page,
  map,
}: FontTexts): Promise<Record<string, Buffer | string>> {
  const onMap = new Set([...labelGround, ...usedCharacters(map)]);
  const wanted = {
    'Source Serif 4': new Set([...ground, ...usedCharacters(page)]),
    'Source Sans 3': new Set([...ground, ...usedCharacters(page), ...onMap]),
  };
  const latin = await alphabetCharacters();
  const foreign = [...wanted['Source Sans 3']].filter((point) => !latin.has(point));
  const shared = await subsetFace(scripts, new Set(foreign));
  const declared = await declarePageFaces(wanted, shared);
  const labels: Record<string, readonly FontFile[]> = {};
  for (const [name, cut] of Object.entries(mapFaces)) {
    const own =
      declared.find(({ face }) => isSansFace(face, cut))?.files.filter(isOwn) ??
      (await subsetFace(slicesOf('source-sans-3', cut), onMap));
    labels[name] = [...own, ...shared];
  }
  const files = [...declared.flatMap((face) => face.files), ...Object.values(labels).flat()];
  return {
    ...Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])),
    'fonts.css': renderFontsCss(declared),
    'faces.ts': renderMapFaces(labels),
  };
}

/** Whether a file is of the page's own typefaces, not of another script's. */
function isOwn({ name }: FontFile): boolean {
  return name.startsWith('source-');
}

/** Whether a face of the page is the one that labels of this weight and style are set in. */
function isSansFace(face: PageFace, cut: Pick<FontSlice, 'weight' | 'style'>): boolean {
  return face.name === 'Source Sans 3' && face.weight === cut.weight && face.style === cut.style;
}

async function declarePageFaces(
  wanted: Readonly<Record<PageFace['name'], ReadonlySet<number>>>,
  shared: readonly FontFile[],
): Promise<DeclaredFace[]> {
  const declared: DeclaredFace[] = [];
  for (const face of pageFaces) {
    const points = wanted[face.name];
    const own = await subsetFace(slicesOf(packageOf(face), face), points);
    const others = face.style === 'normal' && face.weight === 400 ? narrow(shared, points) : [];
    const upright = await measureSlice({ ...face, weight: 400, style: 'normal' });
    const fallbacks = fallbackRules(face, await measureSlice(face), upright);
    declared.push({ face, files: [...own, ...others], fallbacks });
  }
  return declared;
}

/** The files with only the wanted ones of their characters; those that keep none are left out. */
function narrow(files: readonly FontFile[], wanted: ReadonlySet<number>): FontFile[] {
  return files
    .map((file) => ({ ...file, codePoints: file.codePoints.filter((point) => wanted.has(point)) }))
    .filter(({ codePoints }) => codePoints.length > 0);
}

async function measureSlice(face: PageFace): Promise<FontMeasure> {
  const [slice] = slicesOf(packageOf(face), face);
  return measureFont((await openSlice(slice)).bytes);
}

async function alphabetCharacters(): Promise<Set<number>> {
  const slices = slicesOf('source-sans-3', { weight: 400, style: 'normal' });
  const opened = await Promise.all(slices.map(openSlice));
  return new Set(opened.flatMap(({ holds }) => [...holds]));
}

function slicesOf(
  family: string,
  { weight, style }: Pick<FontSlice, 'weight' | 'style'>,
): [FontSlice, ...FontSlice[]] {
  const [first, ...others] = alphabets;
  const slice = (subset: string): FontSlice => ({ family, subset, weight, style });
  return [slice(first), ...others.map(slice)];
}

function packageOf({ name }: PageFace): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
