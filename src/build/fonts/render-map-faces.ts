import type { FontFile } from './subset-face.ts';
import { unicodeRange } from './unicode-range.ts';

/**
 * The module that gives the map its label faces, in the form of a style's `font-faces`.
 *
 * @param faces The files of each face, by the face's name.
 */
export function renderMapFaces(faces: Readonly<Record<string, readonly FontFile[]>>): string {
  const files = new Map(
    Object.values(faces).flatMap((list) => list.map((file) => [file.name, file] as const)),
  );
  const sorted = [...files.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const imports = sorted.map(({ name }) => `import ${variable(name)}Url from './${name}?url';`);
  const declarations = sorted.map(({ name, codePoints }) => {
    const ranges = unicodeRange(codePoints).map((range) => `'${range}'`);
    return `const ${variable(name)} = { url: ${variable(name)}Url, 'unicode-range': [${ranges.join(', ')}] };`;
  });
  const entries = Object.entries(faces).map(
    ([face, list]) => `  '${face}': [${list.map(({ name }) => variable(name)).join(', ')}],`,
  );
  return `// Written by "npm run fonts".
import type { MLFontFace } from 'maplibre-gl';
${imports.join('\n')}

${declarations.join('\n')}

/** The faces of the map's labels, by the names that its layers use. */
export const mapFontFaces: Readonly<Record<string, readonly MLFontFace[]>> = {
${entries.join('\n')}
};
`;
}

function variable(file: string): string {
  return file
    .replace(/\.woff2$/, '')
    .replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
}
