import subsetFont from 'subset-font';
import { openSlice } from './open-slice.ts';
import type { FontSlice } from './typefaces.ts';

/** A font file that holds what is used of a slice. */
export interface FontFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly codePoints: readonly number[];
}

/**
 * Cuts from a list of slices the characters that are wanted, each from the first slice that holds
 * it. A slice from which nothing is wanted gives no file.
 *
 * @param slices The slices, the ones to prefer first.
 * @param wanted The code points.
 */
export async function subsetFace(
  slices: readonly FontSlice[],
  wanted: ReadonlySet<number>,
): Promise<FontFile[]> {
  const files: FontFile[] = [];
  const left = new Set(wanted);
  for (const slice of slices) {
    const { bytes, holds } = await openSlice(slice);
    const codePoints = [...left].filter((point) => holds.has(point)).sort((a, b) => a - b);
    if (codePoints.length === 0) continue;
    for (const point of codePoints) left.delete(point);
    const text = String.fromCodePoint(...codePoints);
    files.push({
      name: fileName(slice),
      bytes: await subsetFont(bytes, text, { targetFormat: 'woff2' }),
      codePoints,
    });
  }
  return files;
}

function fileName({ family, subset, weight, style }: FontSlice): string {
  return [family, subset, weight, ...(style === 'italic' ? [style] : [])]
    .join('-')
    .concat('.woff2');
}
