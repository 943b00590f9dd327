import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';
import subsetFont from 'subset-font';
import type { FontSlice } from './typefaces.ts';

/** A font file that holds what is used of a slice. */
export interface FontFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly codePoints: readonly number[];
}

const require = createRequire(import.meta.url);

/** What cuts the fonts: another version may cut them otherwise. */
const cutter = `subset-font ${require('subset-font/package.json').version}`;

/** How many characters a part must hold to be worth a file of its own. */
const fewest = 8;

/** Tables that neither the page nor the map reads: of variations, and of vertical lines. */
const dropTables = ['STAT', 'BASE', 'vhea', 'vmtx', 'VORG'];

/** The bytes of one slice of a typeface, from its npm package. */
export function readSlice({ family, subset, weight, style }: FontSlice): Promise<Buffer> {
  const file = `${family}-${subset}-${weight}-${style}.woff2`;
  return readFile(require.resolve(`@fontsource/${family}/files/${file}`));
}

/** The code points that a font holds glyphs for. */
export function heldCharacters({ characterSet }: Font): ReadonlySet<number> {
  return new Set(characterSet.filter((point) => point !== endOfTable));
}

/** A character map of the older format ends with this code point, which is not a character. */
const endOfTable = 0xffff;

/** What a slice holds glyphs for, kept in the cache, since a large font takes long to open. */
export async function sliceCharacters(
  slice: FontSlice,
  cache: string,
): Promise<ReadonlySet<number>> {
  const bytes = await readSlice(slice);
  const read = (): string => JSON.stringify([...heldCharacters(create(bytes) as Font)]);
  const kept = keptFile(cache, 'characters.json', [bytes], read);
  const { content } = await kept.catch(() => ({ content: read() }));
  return new Set<number>(JSON.parse(content.toString()));
}

/**
 * Cuts characters from slices, each from the first that holds it: a file for each slice that holds some, and
 * another, named `…-rest`, for each later part. `keepFeatures` lists OpenType features; all are kept without
 * it.
 */
export async function cutFonts(
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
    const held = await sliceCharacters(slice, cache);
    const found = [...left].filter((point) => held.has(point)).sort((a, b) => a - b);
    if (found.length === 0) continue;
    for (const point of found) left.delete(point);
    const bytes = await readSlice(slice);
    for (const [index, codePoints] of divided(found, parts).entries()) {
      const text = String.fromCodePoint(...codePoints);
      const name = `${fileName(slice)}${'-rest'.repeat(index)}.woff2`;
      const from = [cutter, JSON.stringify(options), text, bytes];
      const kept = await keptFile(cache, name, from, () => subsetFont(bytes, text, options));
      files.push({ path: kept.path, bytes: kept.content, codePoints });
    }
  }
  return files;
}

/** Code points by the parts that they belong to; few of a part join those before. */
function divided(codePoints: readonly number[], parts: readonly ReadonlySet<number>[]): number[][] {
  if (hasMarks(codePoints)) return [[...codePoints]];
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

/** Whether some are marks, which only the file that holds their letter can place on it. */
function hasMarks(codePoints: readonly number[]): boolean {
  return /\p{M}/u.test(String.fromCodePoint(...codePoints));
}

function fileName({ family, subset, weight, style }: FontSlice): string {
  return [family, subset, weight, ...(style === 'italic' ? [style] : [])].join('-');
}

/** A file in the cache, made again when anything that it is made `from` changes. Many may have the same name. */
export async function keptFile(
  cache: string,
  name: string,
  from: readonly (string | Uint8Array)[],
  make: () => Promise<string | Buffer> | string | Buffer,
) {
  const hash = createHash('sha256');
  for (const part of from) hash.update(`${part.length} `).update(part);
  const path = join(cache, hash.digest('hex').slice(0, 16), name);
  const kept = await readFile(path).catch(() => undefined);
  if (kept) return { path, content: kept };
  const content = Buffer.from(await make());
  await mkdir(dirname(path), { recursive: true });
  // Under its name once it is whole: who else reads it meanwhile, or after a crash, finds no half of it.
  const unfinished = `${path}.${randomUUID()}`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
  return { path, content };
}
