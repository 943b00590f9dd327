import { fontStack } from './fallback-faces.ts';
import type { FontFile } from './subset-face.ts';
import type { PageFace } from './typefaces.ts';
import { unicodeRange } from './unicode-range.ts';

/** A face of the page with its own files, and the rules of what may stand in for it. */
export interface DeclaredFace {
  readonly face: PageFace;
  /** The files, of other scripts too, each with the characters that this face takes from it. */
  readonly files: readonly FontFile[];
  readonly fallbacks: string;
}

/** The page's `@font-face` rules and the custom properties `--font-serif` and `--font-sans`. */
export function renderFontsCss(declared: readonly DeclaredFace[]): string {
  const rules = declared.flatMap(({ face, files, fallbacks }) => [
    ...files.map((file, index) => fontFace(face, file, index === 0 ? display(face) : 'swap')),
    fallbacks,
  ]);
  return `/* Written by "npm run fonts". */
:root {
  --font-serif: ${fontStack('Source Serif 4')};
  --font-sans: ${fontStack('Source Sans 3')};
}
${rules.join('')}`;
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

function fontFace(
  { name, weight, style }: PageFace,
  { name: file, codePoints }: FontFile,
  display: 'optional' | 'swap',
): string {
  return `@font-face {
  font-family: "${name}";
  font-style: ${style};
  font-weight: ${weight};
  font-display: ${display};
  src: url("./${file}") format("woff2");
  unicode-range: ${unicodeRange(codePoints).join(', ')};
}
`;
}
