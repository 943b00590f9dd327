import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import type { FontSlice } from './typefaces.ts';

/** A slice's bytes, and the code points that it holds glyphs for. */
interface OpenSlice {
  readonly bytes: Buffer;
  readonly characters: ReadonlySet<number>;
}

const { resolve } = createRequire(import.meta.url);

const opened = new Map<string, Promise<OpenSlice>>();

/** Reads one slice of a typeface from its npm package, once. */
export function openSlice({ family, subset, weight, style }: FontSlice): Promise<OpenSlice> {
  const file = `${family}-${subset}-${weight}-${style}.woff2`;
  const slice = opened.get(file) ?? read(family, file);
  opened.set(file, slice);
  return slice;
}

async function read(family: string, file: string): Promise<OpenSlice> {
  const bytes = await readFile(resolve(`@fontsource/${family}/files/${file}`));
  return { bytes, characters: heldCharacters(bytes) };
}

/** The code points that a font holds glyphs for. */
export function heldCharacters(bytes: Buffer): ReadonlySet<number> {
  const font = create(bytes);
  if (!('characterSet' in font)) throw new TypeError('The file is a collection, not one font.');
  return new Set(font.characterSet.filter((point) => point !== endOfTable));
}

/** A character map of the older format ends with this code point, which is no character. */
const endOfTable = 0xffff;
