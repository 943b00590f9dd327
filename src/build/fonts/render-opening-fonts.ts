import type { OpeningLabelFile } from './opening-label-files.ts';
import type { FontFile } from './subset-face.ts';
import { mapFaces } from './typefaces.ts';
import { unicodeRange } from './unicode-range.ts';

/**
 * The module that lists the fonts that the opening map's labels need, so that the page can ask for
 * them before the map finds out.
 */
export function renderOpeningFonts(opening: readonly OpeningLabelFile[]): string {
  const names = [...new Set(opening.map(({ file }) => file.name))].sort();
  const fonts = opening.map(({ face, file, sample }) => {
    const { weight, style } = mapFaces[face];
    const font = `${style} ${weight} 1em "${face}"`;
    const [url, text] = [`font${names.indexOf(file.name)}`, JSON.stringify(sample)];
    return `{ face: '${face}', url: ${url}, font: '${font}', text: ${text} }`;
  });
  return `// Written by "npm run fonts".
import type { LabelFont } from '../map/style/unloaded-faces.ts';
${names.map((name, i) => `import font${i} from './${name}?url';`).join('\n')}

/** The fonts that the opening map's labels need. */
export const openingFonts: readonly LabelFont[] = [${fonts.join(', ')}];
`;
}

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
