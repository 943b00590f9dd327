import type { OpeningText } from './opening-text.ts';
import type { FontFile } from './subset-face.ts';
import { usedCharacters } from './used-characters.ts';

/**
 * The module that lists the font files that the opening map's labels need, so that the page can ask
 * for them before the map finds out.
 *
 * @param faces The files of each face, by the face's name.
 * @param opening What the labels say at first.
 */
export function renderOpeningFonts(
  faces: Readonly<Record<string, readonly FontFile[]>>,
  opening: OpeningText,
): string {
  const names = Object.entries(opening).flatMap(([face, text]) => {
    const used = usedCharacters(text);
    return (faces[face] ?? [])
      .filter(({ codePoints }) => codePoints.some((point) => used.has(point)))
      .map(({ name }) => name);
  });
  const sorted = [...new Set(names)].sort();
  return `// Written by "npm run fonts".
${sorted.map((name, i) => `import font${i} from './${name}?url';`).join('\n')}

/** The addresses of the fonts that the opening map's labels need. */
export const openingFonts: readonly string[] = [${sorted.map((_, i) => `font${i}`).join(', ')}];
`;
}
