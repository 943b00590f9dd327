import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { declaredCharacters, rangePoints } from './declared-characters.ts';
import type { HeldCharacters } from './missing-fonts.ts';

/** What `faces.json` says of the map's faces. */
interface MapFaces {
  readonly faces: Readonly<Record<string, readonly string[]>>;
  readonly unicodeRanges: Readonly<Record<string, string>>;
}

/** What the fonts of a folder that `npm run fonts` wrote hold. */
export async function heldByFonts(folder: string): Promise<HeldCharacters> {
  const { faces, unicodeRanges }: MapFaces = JSON.parse(
    await readFile(join(folder, 'faces.json'), 'utf8'),
  );
  const map = Object.entries(faces).map(
    ([name, files]) =>
      [name, new Set(files.flatMap((file) => rangePoints(unicodeRanges[file] ?? '')))] as const,
  );
  return {
    page: declaredCharacters(await readFile(join(folder, 'fonts.css'), 'utf8')),
    map: Object.fromEntries(map) as unknown as HeldCharacters['map'],
  };
}
