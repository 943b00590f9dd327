import { fontStack, moreOf } from './fallback-faces.ts';
import type { OpeningLabelFile } from './opening-label-files.ts';
import type { FontFile } from './subset-face.ts';
import { mapFaces, type PageFace } from './typefaces.ts';
import { unicodeRange } from './unicode-range.ts';

/** A face of the page with its own files, and the rules of what may stand in for it. */
export interface DeclaredFace {
  readonly face: PageFace;
  /** The files, of other scripts too, each with the characters that this face takes from it. */
  readonly files: readonly FontFile[];
  readonly fallbacks: string;
}

/**
 * The page's `@font-face` rules and the custom properties `--font-serif` and `--font-sans`.
 *
 * A face's first file has a family of its own, for when a font comes in Chromium lays out anew all
 * text of families of which a file is still missing.
 *
 * @param declared The faces of the page.
 * @param opening The files of the map's faces that the page loads for it: the map itself can only add
 *   its fonts one by one, and the page is laid out anew for each.
 */
export function renderFontsCss(
  declared: readonly DeclaredFace[],
  opening: readonly OpeningLabelFile[],
): string {
  const rules = declared.flatMap(({ face, files: [first, ...more], fallbacks }) => [
    ...(first ? [fontFace(face.name, face, first, display(face))] : []),
    ...more.map((file) => fontFace(moreOf(face.name), face, file, 'swap')),
    fallbacks,
  ]);
  const ofMap = opening.map(({ face, file }) => fontFace(face, mapFaces[face], file, 'block'));
  return `/* Written by "npm run fonts". */
:root {
  --font-serif: ${fontStack('Source Serif 4')};
  --font-sans: ${fontStack('Source Sans 3')};
}
${[...rules, ...ofMap].join('')}`;
}

/**
 * Whether a face may still take its place after the text has been painted. The upright ones set all
 * that is read: the page preloads them, and where they come too late for the first paint the text
 * stays in what stands in for them, since no stand-in breaks its lines just alike. The italics set a
 * few words.
 */
function display({ style }: PageFace): 'optional' | 'swap' {
  return style === 'normal' ? 'optional' : 'swap';
}

/** The rule that declares what one file holds of a face. */
export function fontFace(
  family: string,
  { weight, style }: Pick<PageFace, 'weight' | 'style'>,
  { name: file, codePoints }: FontFile,
  display: 'optional' | 'swap' | 'block',
): string {
  return `@font-face {
  font-family: "${family}";
  font-style: ${style};
  font-weight: ${weight};
  font-display: ${display};
  src: url("./${file}") format("woff2");
  unicode-range: ${unicodeRange(codePoints).join(', ')};
}
`;
}
