import { cutFonts, type FontFile, sliceCharacters } from './cut-fonts.ts';
import { type FontCharacters, range, usedCharacters } from './font-characters.ts';
import {
  alphabetSlices,
  type FontSlice,
  isAlphabetic,
  isInHan,
  type MapFaceName,
  mapFaceNames,
  mapFaces,
  type PageFace,
  pageFaces,
  scriptSlices,
  systemFacesOf,
} from './typefaces.ts';

/** A font file that the opening map's labels are set in. */
export interface OpeningFont {
  readonly face: MapFaceName;
  readonly file: FontFile;
  /** A character that no other file of the same face contains. */
  readonly sample: string;
}

/** The font files of a story. */
export interface StoryFonts extends Pick<FontCharacters, 'lang'> {
  /** Of each face of the page, that with what is needed at once first. */
  readonly page: ReadonlyMap<PageFace, readonly FontFile[]>;
  /** Of all scripts that the page's faces lack, for the page and the map. */
  readonly scripts: readonly FontFile[];
  readonly map: Readonly<Record<MapFaceName, readonly FontFile[]>>;
  readonly opening: readonly OpeningFont[];
  /** What no installed font has: letters, marks and digits of the story, and all that is drawn. */
  readonly without: readonly string[];
}

/** Kerning and ligatures. The faces' own figures are lining and tabular, as tables and charts ask. */
const features = ['kern', 'liga'];

/** What English needs, and what the page itself adds to a story's words. */
const english = usedCharacters(
  `${String.fromCodePoint(...range(0x20, 0x7e))}\u00a0©²·×–—‘’“”•…−↑↓`,
);

/** What the notes in charts, which the engine says in italics, are made of. */
const small = [...range(0x30, 0x39), ...range(0x61, 0x7a)];

/** What fonts of Han draw as wide as a character, and an alphabet narrow. */
const wideInHan = usedCharacters('·—‘’“”…');

const space = 0x20;

/**
 * Cuts all font files of a story. In a language that takes a large font, what the page says comes last, since
 * for that most readers have fonts already.
 */
export async function makeFonts(characters: FontCharacters, cache: string): Promise<StoryFonts> {
  const { lang, page: said, map: onMap, opening } = characters;
  const foreign = isInHan(lang) ? wideInHan : new Set<number>();
  const page = new Map<PageFace, readonly FontFile[]>();
  for (const face of pageFaces) {
    if (face.name === 'Source Serif 4' && !isAlphabetic(lang)) continue;
    const parts = partsOf(face, characters).map(
      (part) => new Set([...part].filter((point) => !foreign.has(point))),
    );
    page.set(face, await cutFonts(alphabetSlices(face), parts, cache, features));
  }
  const alphabets = await charactersOf(alphabetSlices(mapFaces['Map Sans Regular']), cache);
  const first = mapFaceNames.flatMap((name) => [...(opening[name] ?? [])]);
  const isLarge = systemFacesOf(lang).length > 0;
  const parts = isLarge ? [first, onMap, said] : [[...first, ...said], onMap];
  const others = parts.map(
    (part) => new Set([...part].filter((point) => !alphabets.has(point) || foreign.has(point))),
  );
  const scripts = await cutFonts(await scriptSlices(lang), others, cache);
  const ofMap = scripts.filter(({ codePoints }) =>
    codePoints.some((point) => onMap.has(point) || first.includes(point)),
  );
  const map = Object.fromEntries(
    mapFaceNames.map((name) => [name, [...(page.get(mapFaces[name]) ?? []), ...ofMap]]),
  ) as unknown as StoryFonts['map'];
  return {
    lang,
    page,
    scripts,
    map,
    opening: openingFonts(map, opening),
    without: await charactersWithoutFont(characters, cache),
  };
}

/** Letters, marks and digits of a story, and any character of its pictures, that no installed font has. */
export async function charactersWithoutFont(
  { lang, page, map, drawn }: FontCharacters,
  cache: string,
): Promise<readonly string[]> {
  const isMissed = (point: number): boolean => {
    const character = String.fromCodePoint(point);
    return /[\p{L}\p{M}\p{N}]/u.test(character)
      ? !isForm(character)
      : drawn.has(point) && !/[\s▲]|\ufe0f/.test(character);
  };
  const slices = [...alphabetSlices(mapFaces['Map Sans Regular']), ...(await scriptSlices(lang))];
  const held = await charactersOf(slices, cache);
  const wanted = [...new Set([...page, ...map, ...drawn])];
  return wanted
    .filter((point) => isMissed(point) && !held.has(point))
    .map((point) => String.fromCodePoint(point));
}

async function charactersOf(slices: readonly FontSlice[], cache: string): Promise<Set<number>> {
  const held = await Promise.all(slices.map((slice) => sliceCharacters(slice, cache)));
  return new Set(held.flatMap((points) => [...points]));
}

/** Whether a character is a form of an Arabic letter, whose letter is reported itself. */
const isForm = (character: string) =>
  /\p{Script=Arabic}/u.test(character) && character !== character.normalize('NFKC');

/** What a face of the page holds: an italic first the little that the prose sets in it. */
function partsOf(
  { name, style }: PageFace,
  { page, emphasised, map, opening }: FontCharacters,
): readonly Iterable<number>[] {
  const isSerif = name === 'Source Serif 4';
  const all = [...english, ...page, ...(isSerif ? [] : map)];
  if (style === 'normal') return [all];
  const inCharts = isSerif ? [] : [...small, ...(opening['Map Sans Italic'] ?? [])];
  return [[...emphasised, ...inCharts], all];
}

/**
 * The font files that the opening map's labels need: of each face the first, which the story's own
 * labels are set in, and those that hold what places are named.
 */
function openingFonts(
  faces: StoryFonts['map'],
  opening: FontCharacters['opening'],
): readonly OpeningFont[] {
  return mapFaceNames.flatMap((face) =>
    faces[face].flatMap((file, index) => {
      const letters = file.codePoints.filter((point) => point !== space);
      const used = letters.find((point) => opening[face]?.has(point));
      const sample = used ?? (index === 0 ? letters[0] : undefined);
      return sample === undefined ? [] : [{ face, file, sample: String.fromCodePoint(sample) }];
    }),
  );
}
