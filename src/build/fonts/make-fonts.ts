import { type CharactersOf, declarePageFaces, features } from './declare-page-faces.ts';
import { openSlice } from './open-slice.ts';
import { openingLabelFiles } from './opening-label-files.ts';
import type { OpeningText } from './opening-text.ts';
import { renderFontsCss } from './render-fonts-css.ts';
import { renderMapFaces, renderOpeningFonts } from './render-opening-fonts.ts';
import { type FontFile, subsetFace } from './subset-face.ts';
import {
  alphabetSlices,
  type FontSlice,
  type MapFaceName,
  mapFaceNames,
  mapFaces,
  type PageFace,
  scripts,
} from './typefaces.ts';
import { usedCharacters } from './used-characters.ts';

/** The text that decides what the fonts hold. */
export interface FontTexts {
  /** All that the page may say. */
  readonly page: string;
  /** What stands in italics in the page's prose. */
  readonly emphasised: string;
  /** All that the map's labels may say. */
  readonly map: string;
  /** What the map's labels say at first. */
  readonly opening: OpeningText;
}

const ascii = String.fromCodePoint(...range(0x20, 0x7e));

/** What English needs, and what the page itself adds to a story's words. */
const english = usedCharacters(`${ascii}\u00a0©²·×–—‘’“”•…−↑↓`);

/** What every Latin face of the page holds whatever the story says: its next edit needs no new font. */
const ground = new Set([
  ...english,
  ...usedCharacters(`${String.fromCodePoint(...range(0xa0, 0xff))}€Œœ`),
]);

/** What the notes in charts, which the engine says in italics, are made of. */
const small = [...range(0x30, 0x39), ...range(0x61, 0x7a)];

/** The label faces' own ground: digits and letters of distances and of what readers switch on. */
const labelGround = usedCharacters(ascii);

/**
 * Makes all font files and the two files that declare them.
 *
 * @returns The files' contents by name; the same texts and packages give the same bytes.
 */
export async function makeFonts(texts: FontTexts): Promise<Record<string, Buffer | string>> {
  const [page, map] = [usedCharacters(texts.page), usedCharacters(texts.map)];
  const { serif, serifItalic, sans, sansItalic } = pageCharacters(texts, page, map);
  const charactersOf: CharactersOf = ({ name, style }) => {
    if (name === 'Source Sans 3') return style === 'italic' ? sansItalic : sans;
    return style === 'italic' ? serifItalic : serif;
  };
  const onMap = { wanted: new Set([...labelGround, ...map]), first: map };
  const latin = await alphabetCharacters();
  const shared = await subsetFace(scripts, {
    wanted: new Set([...sans.wanted].filter((point) => !latin.has(point))),
    first: new Set([...page, ...usedCharacters(Object.values(texts.opening).join(''))]),
  });
  const declared = await declarePageFaces(charactersOf, shared);
  const labels = {} as Record<MapFaceName, readonly FontFile[]>;
  for (const name of mapFaceNames) {
    const cut = mapFaces[name];
    const own =
      declared.find(({ face }) => isSansFace(face, cut))?.files.filter(isOwn) ??
      (await subsetFace(alphabetSlices('source-sans-3', cut), onMap, features));
    labels[name] = [...own, ...shared];
  }
  const opening = openingLabelFiles(labels, texts.opening);
  const files = [...declared.flatMap((face) => face.files), ...Object.values(labels).flat()];
  return {
    ...Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])),
    'fonts.css': renderFontsCss(declared, opening),
    'faces.json': renderMapFaces(labels),
    'opening-fonts.ts': renderOpeningFonts(opening),
  };
}

/** What each of the page's typefaces is to hold; `first` of an italic is the little that is set in it. */
function pageCharacters(
  { emphasised, opening }: FontTexts,
  page: ReadonlySet<number>,
  map: ReadonlySet<number>,
) {
  const first = new Set([...english, ...page]);
  const serif = { wanted: new Set([...ground, ...page]), first };
  const sans = {
    wanted: new Set([...ground, ...page, ...map]),
    first: new Set([...first, ...map]),
  };
  const slanted = usedCharacters(`${emphasised}${opening['Map Sans Italic'] ?? ''}`);
  return {
    serif,
    serifItalic: { wanted: serif.wanted, first: usedCharacters(emphasised) },
    sans,
    sansItalic: { wanted: sans.wanted, first: new Set([...small, ...slanted]) },
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

/** What the page's own typefaces hold. */
export async function alphabetCharacters(): Promise<Set<number>> {
  const slices = alphabetSlices('source-sans-3', { weight: 400, style: 'normal' });
  const opened = await Promise.all(slices.map(openSlice));
  return new Set(opened.flatMap(({ characters }) => [...characters]));
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
