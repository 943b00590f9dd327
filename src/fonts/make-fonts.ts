import {
  cutFonts,
  type FaceCharacters,
  type FontFile,
  readSlice,
  sliceCharacters,
} from './cut-fonts.ts';
import { type FontCharacters, range, usedCharacters } from './font-characters.ts';
import {
  alphabetSlices,
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
  /** The face that the labels name. */
  readonly face: MapFaceName;
  readonly file: FontFile;
  /** A character that tells the file from the others of its face. */
  readonly sample: string;
}

/** The font files of a story. */
export interface StoryFonts extends Pick<FontCharacters, 'lang'> {
  /** Of each face of the page, that with what is needed at once first. */
  readonly page: ReadonlyMap<PageFace, readonly FontFile[]>;
  /** Of all scripts that the page's faces lack, for the page and the map. */
  readonly scripts: readonly FontFile[];
  /** Of each face of the map's labels. */
  readonly map: Readonly<Record<MapFaceName, readonly FontFile[]>>;
  readonly opening: readonly OpeningFont[];
  /** What no installed font has: letters, marks and digits of the story, and all that is drawn. */
  readonly without: readonly string[];
}

/** Kerning and ligatures. The faces' own figures are lining and tabular, as tables and charts ask. */
const features = ['kern', 'liga'];

const ascii = String.fromCodePoint(...range(0x20, 0x7e));

/** What English needs, and what the page itself adds to a story's words. */
const english = usedCharacters(`${ascii}\u00a0©²·×–—‘’“”•…−↑↓`);

/** What every Latin face of the page holds whatever the story says: a browser names months by itself. */
const ground = new Set([
  ...english,
  ...usedCharacters(`${String.fromCodePoint(...range(0xa0, 0xff))}€Œœ`),
]);

/** What the notes in charts, which the engine says in italics, are made of. */
const small = [...range(0x30, 0x39), ...range(0x61, 0x7a)];

/** What fonts of Han draw as wide as a character, and an alphabet narrow. */
const wideInHan = usedCharacters('·—‘’“”…');

const space = 0x20;

/**
 * Cuts all font files of a story; the same characters and packages give the same files. In a language that
 * takes a large font, what the map says comes in files of its own, since for the page most readers have
 * fonts already; and what nobody sees who unfolds nothing comes last.
 *
 * @param cache The folder that the files are kept in.
 */
export async function makeFonts(characters: FontCharacters, cache: string): Promise<StoryFonts> {
  const page = new Map<PageFace, readonly FontFile[]>();
  const { lang } = characters;
  const foreign = isInHan(lang) ? wideInHan : new Set<number>();
  for (const face of pageFaces) {
    if (face.name === 'Source Serif 4' && !isAlphabetic(lang)) continue;
    const { wanted, stages } = charactersOf(face, characters);
    const own = { wanted: new Set([...wanted].filter((point) => !foreign.has(point))), stages };
    page.set(face, await cutFonts(alphabetSlices(face), own, cache, features));
  }
  const all = new Set([...characters.page, ...characters.map]);
  const alphabets = await alphabetCharacters(cache);
  const wanted = new Set([...all].filter((point) => !alphabets.has(point) || foreign.has(point)));
  const { page: said, shown, map: onMap, opening } = characters;
  const first = mapFaceNames.flatMap((name) => [...(opening[name] ?? [])]);
  const stages =
    systemFacesOf(lang).length > 0
      ? [new Set([...first, ...[...onMap].filter((point) => shown.has(point))]), shown, onMap]
      : [new Set([...first, ...said])];
  const scripts = await cutFonts(await scriptSlices(lang), { wanted, stages }, cache);
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
  const all = [...page, ...map, ...drawn].map((point) => String.fromCodePoint(point));
  const isMissed = (character: string): boolean =>
    /[\p{L}\p{M}\p{N}]/u.test(character)
      ? !isForm(character)
      : drawn.has(character.codePointAt(0) ?? 0) && !/[\s▲]|\ufe0f/.test(character);
  const left = new Set(all.filter(isMissed));
  for (const slice of [
    ...alphabetSlices(mapFaces['Map Sans Regular']),
    ...(await scriptSlices(lang)),
  ]) {
    if (left.size === 0) break;
    const held = await sliceCharacters(await readSlice(slice), cache);
    for (const character of left)
      if (held.has(character.codePointAt(0) ?? 0)) left.delete(character);
  }
  return [...left];
}

/** Whether a character is a form of an Arabic letter, which is told of by itself. */
const isForm = (character: string) =>
  /\p{Script=Arabic}/u.test(character) && character !== character.normalize('NFKC');

/** What a face of the page is to hold; of an italic at first the little that is set in it. */
function charactersOf(
  { name, style }: PageFace,
  { page, emphasised, map, opening }: FontCharacters,
): FaceCharacters {
  if (name === 'Source Serif 4') {
    const wanted = new Set([...ground, ...page]);
    return { wanted, stages: [style === 'italic' ? emphasised : new Set([...english, ...page])] };
  }
  const wanted = new Set([...ground, ...page, ...map]);
  const slanted = [...small, ...emphasised, ...(opening['Map Sans Italic'] ?? [])];
  return {
    wanted,
    stages: [new Set(style === 'italic' ? slanted : [...english, ...page, ...map])],
  };
}

/** What the page's own typefaces hold. */
async function alphabetCharacters(cache: string): Promise<Set<number>> {
  const slices = alphabetSlices(mapFaces['Map Sans Regular']);
  const held = slices.map(async (slice) => sliceCharacters(await readSlice(slice), cache));
  return new Set((await Promise.all(held)).flatMap((characters) => [...characters]));
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
