import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { convert } from 'fontverter';
import pLimit from 'p-limit';
import subsetFont from 'subset-font';
import { getOrMake } from '../core/get-or-make.ts';
import { range } from '../core/numbers.ts';
import { keptFile } from '../files/kept-file.ts';
import { type FontCharacters, usedCharacters } from './font-characters.ts';
import {
  alphabetSlices,
  type FontSlice,
  isAlphabetic,
  largeScriptOf,
  type MapFaceName,
  mapFaceNames,
  mapFaces,
  type PageFace,
  pageFaces,
  scriptSlices,
} from './typefaces.ts';

/** A font file that holds what is used of a slice. */
export interface FontFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly codePoints: readonly number[];
}

export interface StoryFonts extends Pick<FontCharacters, 'lang'> {
  /** Of each face of the page, that with what is needed at once first. */
  readonly page: ReadonlyMap<PageFace, readonly FontFile[]>;
  /** Of all scripts that the page's faces lack, for the page and the map. */
  readonly scripts: readonly FontFile[];
  readonly map: Readonly<Record<MapFaceName, readonly FontFile[]>>;
  /** Those that the opening map's labels are set in, each with a character that no other of its face has. */
  readonly opening: readonly {
    readonly face: MapFaceName;
    readonly file: FontFile;
    readonly sample: string;
  }[];
}

/** Kerning and ligatures. The faces' own figures are lining and tabular, as tables and charts ask. */
const features = ['kern', 'liga'];

/** What English needs, and what the page itself adds to a story's words. */
const english = usedCharacters(
  `${String.fromCodePoint(...range(0x20, 0x7e))}\u00a0©²·×–—‘’“”•…−↑↓`,
);

/** What the notes in charts, which the engine says in italics, are made of. */
const small = [...range(0x30, 0x39), ...range(0x61, 0x7a)];

/**
 * Cuts all font files of a story. In a language that takes a large font, what the page says comes last, since
 * for that most readers have fonts already.
 */
export async function makeFonts(characters: FontCharacters, cache: string): Promise<StoryFonts> {
  const { lang, page: said, emphasised, map: onMap, opening } = characters;
  const large = largeScriptOf(lang);
  const foreign = usedCharacters(large?.wide ?? '');
  const page = new Map<PageFace, readonly FontFile[]>();
  for (const face of pageFaces) {
    const isSerif = face.name === 'Source Serif 4';
    if (isSerif && !isAlphabetic(lang)) continue;
    const all = [...english, ...said, ...(isSerif ? [] : onMap)];
    const inCharts = isSerif ? [] : [...small, ...(opening['Map Sans Italic'] ?? [])];
    // An italic has first the little that the prose sets in it.
    const parts = face.style === 'normal' ? [all] : [[...emphasised, ...inCharts], all];
    const own = parts.map((part) => new Set(part.filter((point) => !foreign.has(point))));
    page.set(face, await cutSlices(alphabetSlices(face), own, cache, features));
  }
  const alphabets = await charactersOf(alphabetSlices(mapFaces['Map Sans Regular']));
  const first = mapFaceNames.flatMap((name) => [...(opening[name] ?? [])]);
  const parts = large ? [first, onMap, said] : [[...first, ...said], onMap];
  const others = parts.map(
    (part) => new Set([...part].filter((point) => !alphabets.has(point) || foreign.has(point))),
  );
  const scripts = await cutSlices(await scriptSlices(lang), others, cache);
  const ofMap = scripts.filter(({ codePoints }) =>
    codePoints.some((point) => onMap.has(point) || first.includes(point)),
  );
  const map = Object.fromEntries(
    mapFaceNames.map((name) => [name, [...(page.get(mapFaces[name]) ?? []), ...ofMap]]),
  ) as unknown as StoryFonts['map'];
  // Of each face the first, which the story's own labels are set in, and those that hold what places are named.
  const files = mapFaceNames.flatMap((face) =>
    map[face].flatMap((file, index) => {
      const letters = file.codePoints.filter((point) => point !== 0x20);
      const used = letters.find((point) => opening[face]?.has(point));
      const sample = used ?? (index === 0 ? letters[0] : undefined);
      return sample === undefined ? [] : [{ face, file, sample: String.fromCodePoint(sample) }];
    }),
  );
  return { lang, page, scripts, map, opening: files };
}

const require = createRequire(import.meta.url);

/** What cuts the fonts: another version may cut them otherwise. */
const cutter = `subset-font ${require('subset-font/package.json').version}`;

/** How many characters a part must hold to be worth a file of its own. */
const fewest = 8;

/** Tables that neither the page nor the map reads: of variations, and of vertical lines. */
const dropTables = ['STAT', 'BASE', 'vhea', 'vmtx', 'VORG'];

const opened = new Map<string, ReturnType<typeof readSlice>>();

/** Opens a slice of a typeface: its unique name, its bytes and what it has glyphs for. Each is read once. */
export function openSlice({ family, subset, weight, style }: FontSlice) {
  const name = `${family}-${subset}-${weight}-${style}`;
  const path = `@fontsource/${family}/files/${name}.woff2`;
  return getOrMake(opened, name, () => readSlice(name, path));
}

/** The converter returns memory that its next call takes. Of WOFF2 itself fontkit keeps every glyph decoded, 180 MB. */
const oneAtATime = pLimit(1);

async function readSlice(name: string, file: string) {
  const bytes = await oneAtATime(async () =>
    convert(await readFile(require.resolve(file)), 'sfnt'),
  );
  const font = create(bytes) as Font;
  return { name, bytes, font, characters: heldCharacters(font) };
}

/** A character map of the older format ends with this code point, which is not a character. */
const endOfTable = 0xffff;

/** The code points that a font has glyphs for. */
export const heldCharacters = ({ characterSet }: Font): ReadonlySet<number> =>
  new Set(characterSet.filter((point) => point !== endOfTable));

/** The code points that any of the slices has a glyph for. */
export async function charactersOf(slices: readonly FontSlice[]): Promise<Set<number>> {
  const held = await Promise.all(slices.map(openSlice));
  return new Set(held.flatMap(({ characters }) => [...characters]));
}

/**
 * Cuts characters from slices, each from the first that holds it: a file for each slice that holds some, and
 * another, named `…-rest`, for each later part. `keepFeatures` lists OpenType features; all are kept without
 * it.
 */
async function cutSlices(
  slices: readonly FontSlice[],
  parts: readonly ReadonlySet<number>[],
  cache: string,
  keepFeatures?: readonly string[],
): Promise<FontFile[]> {
  const files: FontFile[] = [];
  const left = new Set(parts.flatMap((part) => [...part]));
  const options = {
    targetFormat: 'woff2',
    dropTables,
    ...(keepFeatures && { keepFeatures }),
  } as const;
  for (const slice of slices) {
    if (left.size === 0) break;
    const { name, bytes, characters } = await openSlice(slice);
    const found = [...left].filter((point) => characters.has(point)).sort((a, b) => a - b);
    for (const point of found) left.delete(point);
    for (const [index, codePoints] of divided(found, parts).entries()) {
      const file = `${name.replace(/-normal$/, '')}${'-rest'.repeat(index)}.woff2`;
      const text = String.fromCodePoint(...codePoints);
      const from = [cutter, JSON.stringify(options), text, bytes];
      const kept = await keptFile(cache, file, from, () => subsetFont(bytes, text, options));
      files.push({ path: kept.path, bytes: kept.content, codePoints });
    }
  }
  return files;
}

/** Code points by the parts that they belong to; few of a part join those before. */
function divided(codePoints: readonly number[], parts: readonly ReadonlySet<number>[]): number[][] {
  // Only the file that holds their letter can place marks on it.
  if (/\p{M}/u.test(String.fromCodePoint(...codePoints))) return [[...codePoints]];
  const files: number[][] = [];
  for (const part of parts) {
    const before = new Set(files.flat());
    const own = codePoints.filter((point) => part.has(point) && !before.has(point));
    const last = files.at(-1);
    if (last && own.length < fewest) last.push(...own);
    else if (own.length > 0) files.push(own);
  }
  return files;
}
