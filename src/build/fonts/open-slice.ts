import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import type { FontSlice } from './typefaces.ts';

/** A slice's bytes, and the code points that it holds glyphs for. */
export interface OpenSlice {
  readonly bytes: Buffer;
  readonly holds: ReadonlySet<number>;
}

const { resolve } = createRequire(import.meta.url);

/** Reads one slice of a typeface from its npm package. */
export async function openSlice(slice: FontSlice): Promise<OpenSlice> {
  const { family, subset, weight, style } = slice;
  const file = `${family}-${subset}-${weight}-${style}.woff2`;
  const bytes = await readFile(resolve(`@fontsource/${family}/files/${file}`));
  return { bytes, holds: heldCharacters(bytes) };
}

/** The code points that a font holds glyphs for. */
export function heldCharacters(bytes: Buffer): ReadonlySet<number> {
  const font = create(bytes);
  if (!('characterSet' in font)) throw new TypeError('The file is a collection, not one font.');
  return new Set(font.characterSet);
}
