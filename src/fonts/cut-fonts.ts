import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { convert } from 'fontverter';
import pLimit from 'p-limit';
import subsetFont from 'subset-font';
import { getOrMake } from '../core/get-or-make.ts';
import { range } from '../core/numbers.ts';
import { keptFile } from '../files/caches.ts';
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

export interface FontFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly codePoints: readonly number[];
}

export type StoryFonts = Awaited<ReturnType<typeof makeFonts>>;

/** Features to keep: kerning and ligatures. Default figures are lining and tabular, as tables and charts need. */
const features = ['kern', 'liga'];

/** The characters of English, and those that the page itself uses in any story. */
const english = usedCharacters(
  `${String.fromCodePoint(...range(0x20, 0x7e))}\u00a0©²·×–—‘’“”•…−↑↓`,
);

/** The characters of notes in charts, which are in italics. */
const small = [...range(0x30, 0x39), ...range(0x61, 0x7a)];

/** Cuts a story's fonts. If the language has a large font, most readers have it, so the page's text comes last. */
export async function makeFonts(characters: FontCharacters, cache: string) {
  const { lang, page: ofPage, emphasised, map: onMap, large, opening } = characters;
  const script = largeScriptOf(lang);
  const foreign = usedCharacters(script?.wide ?? '');
  /** The page's files by face; the file with the characters needed at once comes first. */
  const page = new Map<PageFace, readonly FontFile[]>();
  for (const face of pageFaces) {
    const isSerif = face.name === 'Source Serif 4';
    if (isSerif && !isAlphabetic(lang)) continue;
    const all = [...english, ...ofPage, ...(isSerif ? [] : onMap)];
    const inCharts = isSerif ? [] : [...small, ...(opening['Map Sans Italic'] ?? [])];
    // An italic's first file has only the characters that the prose sets in italics.
    const parts = face.style === 'normal' ? [all] : [[...emphasised, ...inCharts], all];
    const own = parts.map((part) => new Set(part.filter((point) => !foreign.has(point))));
    page.set(face, await cutSlices(alphabetSlices(face), own, cache, features));
  }
  const alphabets = await charactersOf(alphabetSlices(mapFaces['Map Sans Regular']));
  const first = mapFaceNames.flatMap((name) => [...(opening[name] ?? [])]);
  const parts = script ? [first, onMap, ofPage] : [[...first, ...ofPage], onMap];
  const others = parts.map(
    (part) => new Set([...part].filter((point) => !alphabets.has(point) || foreign.has(point))),
  );
  const scripts = await cutSlices(await scriptSlices(lang), others, cache);
  const ofMap = scripts.filter(({ codePoints }) =>
    codePoints.some((point) => onMap.has(point) || first.includes(point)),
  );
  // Large words have a file with their letters alone; pages in sans set them in sans.
  const words = isAlphabetic(lang)
    ? await cutSlices(alphabetSlices(mapFaces['Map Serif']), [large], cache, features)
    : (page.get(mapFaces['Map Sans Regular']) ?? []);
  const nameFaces = mapFaceNames.filter((name) => name !== 'Map Serif');
  const map = Object.fromEntries([
    ...nameFaces.map((name) => [name, [...(page.get(mapFaces[name]) ?? []), ...ofMap]]),
    ['Map Serif', large.size > 0 ? [...words, ...ofMap] : []],
  ]) as unknown as Record<MapFaceName, readonly FontFile[]>;
  // Each face of names needs its first file, for the story's labels, and the files with letters of place names.
  const files = nameFaces.flatMap((face) =>
    map[face].flatMap((file, index) => {
      const letters = file.codePoints.filter((point) => point !== 0x20);
      const used = letters.find((point) => opening[face]?.has(point));
      const sample = used ?? (index === 0 ? letters[0] : undefined);
      return sample === undefined ? [] : [{ face, file, sample: String.fromCodePoint(sample) }];
    }),
  );
  const isInlined = ({ bytes, codePoints }: FontFile, letters = ofPage) =>
    bytes.length <= maxInlined && codePoints.some((point) => letters.has(point));
  /** The files that the style sheet itself has: all that set the page's text, so that none comes late. */
  const inlined = new Set([
    ...[...page].flatMap(([{ style }, [...own]]) =>
      own.filter((file, i) => i === 0 || isInlined(file, style === 'italic' ? emphasised : ofPage)),
    ),
    ...(script ? [] : scripts.filter((file) => isInlined(file))),
  ]);
  return { lang, page, scripts, map, opening: files, inlined };
}

/** The most bytes of a file in the style sheet; an alphabet takes up to 12,000. */
const maxInlined = 12_000;

const require = createRequire(import.meta.url);

/** A part of the cache key, since another version may cut fonts differently. */
const cutter = `subset-font ${require('subset-font/package.json').version}`;

const minCharacters = 8;

/** Tables for variations and vertical text, which neither page nor map reads. */
const dropTables = ['STAT', 'BASE', 'vhea', 'vmtx', 'VORG'];

const opened = new Map<string, ReturnType<typeof readSlice>>();

/** Opens a slice, but only once; returns its unique name, its bytes and the characters that it has. */
export function openSlice({ family, subset, weight, style }: FontSlice) {
  const name = `${family}-${subset}-${weight}-${style}`;
  const path = `@fontsource/${family}/files/${name}.woff2`;
  return getOrMake(opened, name, () => readSlice(name, path));
}

/** The converter returns memory that its next call reuses; from WOFF2, fontkit keeps all decoded glyphs, 180 MB. */
const oneAtATime = pLimit(1);

async function readSlice(name: string, file: string) {
  const bytes = await oneAtATime(async () =>
    convert(await readFile(require.resolve(file)), 'sfnt'),
  );
  const font = create(bytes) as Font;
  return { name, bytes, font, characters: heldCharacters(font) };
}

/** The code point that ends an older character map. */
const endOfTable = 0xffff;

export const heldCharacters = ({ characterSet }: Font): ReadonlySet<number> =>
  new Set(characterSet.filter((point) => point !== endOfTable));

export async function charactersOf(slices: readonly FontSlice[]): Promise<Set<number>> {
  const held = await Promise.all(slices.map(openSlice));
  return new Set(held.flatMap(({ characters }) => [...characters]));
}

/** Cuts characters, each from the first slice that has it, to a file per slice and, as `…-rest`, per later part. */
async function cutSlices(
  slices: readonly FontSlice[],
  parts: readonly ReadonlySet<number>[],
  cache: string,
  keepFeatures?: readonly string[],
): Promise<FontFile[]> {
  const files: FontFile[] = [];
  const left = new Set(parts.flatMap((part) => [...part]));
  const features = keepFeatures && { keepFeatures };
  const options = { targetFormat: 'woff2', dropTables, ...features } as const;
  for (const slice of slices) {
    if (left.size === 0) break;
    const { name, bytes, characters } = await openSlice(slice);
    const own = [...left].filter((point) => characters.has(point)).sort((a, b) => a - b);
    for (const point of own) left.delete(point);
    for (const [index, codePoints] of divide(own, parts).entries()) {
      const file = `${name.replace(/-normal$/, '')}${'-rest'.repeat(index)}.woff2`;
      const text = String.fromCodePoint(...codePoints);
      const from = [cutter, JSON.stringify(options), text, bytes];
      const kept = await keptFile(cache, file, from, () => subsetFont(bytes, text, options));
      files.push({ path: kept.path, bytes: kept.content, codePoints });
    }
  }
  return files;
}

/** Divides code points by their parts; a part with very few joins the one before. */
function divide(codePoints: readonly number[], parts: readonly ReadonlySet<number>[]): number[][] {
  // Only a file that also has a mark's letter can place the mark.
  if (/\p{M}/u.test(String.fromCodePoint(...codePoints))) return [[...codePoints]];
  const files: number[][] = [];
  for (const part of parts) {
    const before = new Set(files.flat());
    const own = codePoints.filter((point) => part.has(point) && !before.has(point));
    const last = files.at(-1);
    if (last && own.length < minCharacters) last.push(...own);
    else if (own.length > 0) files.push(own);
  }
  return files;
}
