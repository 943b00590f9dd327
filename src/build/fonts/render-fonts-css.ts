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
    ...files.map((file) => fontFace(face, file)),
    fallbacks,
  ]);
  return `/* Written by "npm run fonts". */
:root {
  --font-serif: ${fontStack('Source Serif 4')};
  --font-sans: ${fontStack('Source Sans 3')};
}
${rules.join('')}`;
}

function fontFace({ name, weight, style }: PageFace, { name: file, codePoints }: FontFile): string {
  return `@font-face {
  font-family: "${name}";
  font-style: ${style};
  font-weight: ${weight};
  font-display: swap;
  src: url("./${file}") format("woff2");
  unicode-range: ${unicodeRange(codePoints).join(', ')};
}
`;
}
