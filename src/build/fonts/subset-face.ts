import subsetFont from 'subset-font';
import { openSlice } from './open-slice.ts';
import type { FontSlice } from './typefaces.ts';

/** A font file that holds what is used of a slice. */
export interface FontFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly codePoints: readonly number[];
}

/** The code points that a face is to hold. */
export interface FaceCharacters {
  readonly wanted: ReadonlySet<number>;
  /** Those that readers need at once; the others may come in a file of their own, when used. */
  readonly first: ReadonlySet<number>;
}

/** What a split must save in the first file, in bytes, to be worth the second's headers and declarations. */
const worthSplitting = 1024;

/** Tables that neither the page nor the map reads: of variations, and of vertical lines. */
const unread = ['STAT', 'BASE', 'vhea', 'vmtx', 'VORG'];

/**
 * Cuts from a list of slices the characters that are wanted, each from the first slice that holds
 * it. A slice from which nothing is wanted gives no file; one of which much is not needed at once
 * gives two, the second named `…-rest`.
 *
 * @param slices The slices, the ones to prefer first.
 * @param characters The code points.
 * @param features The OpenType features to keep; all, where it is left out.
 */
export async function subsetFace(
  slices: readonly FontSlice[],
  { wanted, first }: FaceCharacters,
  features?: readonly string[],
): Promise<FontFile[]> {
  const files: FontFile[] = [];
  const left = new Set(wanted);
  for (const slice of slices) {
    const { bytes, characters } = await openSlice(slice);
    const codePoints = [...left].filter((point) => characters.has(point)).sort((a, b) => a - b);
    if (codePoints.length === 0) continue;
    for (const point of codePoints) left.delete(point);
    const cut = async (name: string, points: readonly number[]): Promise<FontFile> => ({
      name: `${name}.woff2`,
      bytes: await subsetFont(bytes, String.fromCodePoint(...points), {
        targetFormat: 'woff2',
        dropTables: unread,
        ...(features && { keepFeatures: features }),
      }),
      codePoints: points,
    });
    files.push(...(await split(fileName(slice), codePoints, first, cut)));
  }
  return files;
}

/** One file of all the characters, or two where that saves enough in the first. */
async function split(
  name: string,
  codePoints: readonly number[],
  first: ReadonlySet<number>,
  cut: (name: string, points: readonly number[]) => Promise<FontFile>,
): Promise<FontFile[]> {
  const whole = await cut(name, codePoints);
  const now = codePoints.filter((point) => first.has(point));
  if (now.length === 0 || hasMarks(codePoints)) return [whole];
  const opening = await cut(name, now);
  if (whole.bytes.length - opening.bytes.length < worthSplitting) return [whole];
  const later = codePoints.filter((point) => !first.has(point));
  return [opening, await cut(`${name}-rest`, later)];
}

/** Whether some are marks, which only the file that holds their letter can place on it. */
function hasMarks(codePoints: readonly number[]): boolean {
  return /\p{M}/u.test(String.fromCodePoint(...codePoints));
}

function fileName({ family, subset, weight, style }: FontSlice): string {
  return [family, subset, weight, ...(style === 'italic' ? [style] : [])].join('-');
}
