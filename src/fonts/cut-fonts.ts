import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';
import subsetFont from 'subset-font';
import type { FontSlice } from './typefaces.ts';

/** A font file that holds what is used of a slice. */
export interface FontFile {
  /** In full. */
  readonly path: string;
  readonly bytes: Buffer;
  readonly codePoints: readonly number[];
}

/** The code points that a face is to hold. */
export interface FaceCharacters {
  readonly wanted: ReadonlySet<number>;
  /** Those that are needed together, the earliest first; what is left over comes last. */
  readonly stages: readonly ReadonlySet<number>[];
}

const require = createRequire(import.meta.url);

/** What cuts the fonts: another version may cut them otherwise. */
const cutter = `subset-font ${require('subset-font/package.json').version}`;

/** What a split must save in the first file, in bytes, to be worth the second's headers and declarations. */
const worthSplitting = 1024;

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

/** A character map of the older format ends with this code point, which is no character. */
const endOfTable = 0xffff;

/** The same of a slice, from the cache where it was read before: a large font takes long to open. */
export async function sliceCharacters(bytes: Buffer, cache: string): Promise<ReadonlySet<number>> {
  const read = (): string => JSON.stringify([...heldCharacters(create(bytes) as Font)]);
  const kept = keptFile(cache, 'characters.json', [bytes], read);
  const { content } = await kept.catch(() => ({ content: read() }));
  return new Set<number>(JSON.parse(content.toString()));
}

/**
 * Cuts from a list of slices the characters that are wanted, each from the first slice that holds
 * it. A slice from which nothing is wanted gives no file; one of which much is needed only at a later stage
 * gives another, named `…-rest`, and that again.
 *
 * @param slices The slices, the ones to prefer first.
 * @param cache The folder that the files are kept in.
 * @param keepFeatures The OpenType features to keep; all, where it is left out.
 */
export async function cutFonts(
  slices: readonly FontSlice[],
  { wanted, stages }: FaceCharacters,
  cache: string,
  keepFeatures?: readonly string[],
): Promise<FontFile[]> {
  const files: FontFile[] = [];
  const left = new Set(wanted);
  const options = {
    targetFormat: 'woff2',
    dropTables,
    ...(keepFeatures && { keepFeatures }),
  } as const;
  for (const slice of slices) {
    if (left.size === 0) break;
    const bytes = await readSlice(slice);
    const characters = await sliceCharacters(bytes, cache);
    const codePoints = [...left].filter((point) => characters.has(point)).sort((a, b) => a - b);
    if (codePoints.length === 0) continue;
    for (const point of codePoints) left.delete(point);
    const cut = async (name: string, points: readonly number[]): Promise<FontFile> => {
      const text = String.fromCodePoint(...points);
      const from = [cutter, JSON.stringify(options), text, bytes];
      const kept = await keptFile(cache, `${name}.woff2`, from, () =>
        subsetFont(bytes, text, options),
      );
      return { path: kept.path, bytes: kept.content, codePoints: points };
    };
    files.push(...(await split(fileName(slice), codePoints, stages, cut)));
  }
  return files;
}

/** One file of all the characters, or one for each stage where that saves enough in those before. */
async function split(
  name: string,
  codePoints: readonly number[],
  [stage, ...stages]: readonly ReadonlySet<number>[],
  cut: (name: string, points: readonly number[]) => Promise<FontFile>,
): Promise<FontFile[]> {
  const whole = await cut(name, codePoints);
  if (!stage || hasMarks(codePoints)) return [whole];
  const now = codePoints.filter((point) => stage.has(point));
  if (now.length === 0) return split(name, codePoints, stages, cut);
  const opening = await cut(name, now);
  if (whole.bytes.length - opening.bytes.length < worthSplitting) return [whole];
  const later = codePoints.filter((point) => !stage.has(point));
  return [opening, ...(await split(`${name}-rest`, later, stages, cut))];
}

/** Whether some are marks, which only the file that holds their letter can place on it. */
function hasMarks(codePoints: readonly number[]): boolean {
  return /\p{M}/u.test(String.fromCodePoint(...codePoints));
}

function fileName({ family, subset, weight, style }: FontSlice): string {
  return [family, subset, weight, ...(style === 'italic' ? [style] : [])].join('-');
}

/** A file of the cache. */
export interface KeptFile {
  /** In full; its folder is named by what the file was made from. */
  readonly path: string;
  readonly content: Buffer;
}

/**
 * A file that is made once and then read from a cache, as long as what it is made from is the same.
 *
 * @param cache The folder of the cache.
 * @param name The file's name, of which there may be many in the cache.
 * @param from All that the content depends on.
 */
export async function keptFile(
  cache: string,
  name: string,
  from: readonly (string | Uint8Array)[],
  make: () => Promise<string | Buffer> | string | Buffer,
): Promise<KeptFile> {
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
