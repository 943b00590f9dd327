import type { FontFile } from './subset-face.ts';
import { unicodeRange } from './unicode-range.ts';

/**
 * The label faces of the map as JSON: the names of each face's files, and the `unicode-range` of each
 * file.
 *
 * @param faces The files of each face, by the face's name.
 */
export function renderMapFaces(faces: Readonly<Record<string, readonly FontFile[]>>): string {
  const files = Object.values(faces)
    .flat()
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return JSON.stringify({
    faces: Object.fromEntries(
      Object.entries(faces).map(([face, list]) => [face, list.map(({ name }) => name)]),
    ),
    unicodeRanges: Object.fromEntries(
      files.map(({ name, codePoints }) => [name, unicodeRange(codePoints).join(', ')]),
    ),
  });
}
