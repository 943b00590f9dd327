import type { FontFile } from './subset-face.ts';
import { unicodeRange } from './unicode-range.ts';

/**
 * The module that gives the map its label faces, in the form of a style's `font-faces`.
 *
 * @param faces The files of each face, by the face's name.
 */
export function renderMapFaces(faces: Readonly<Record<string, readonly FontFile[]>>): string {
  const names = [
    ...new Set(Object.values(faces).flatMap((files) => files.map(({ name }) => name))),
  ];
  const imports = names.sort().map((name) => `import ${variable(name)} from './${name}?url';`);
  const entries = Object.entries(faces).map(([face, files]) => {
    const list = files.map(({ name, codePoints }) => {
      const ranges = unicodeRange(codePoints).map((range) => `'${range}'`);
      return `    { url: ${variable(name)}, 'unicode-range': [${ranges.join(', ')}] },`;
    });
    return `  '${face}': [\n${list.join('\n')}\n  ],`;
  });
  return `// Written by "npm run fonts".
import type { FontFacesSpecification } from 'maplibre-gl';
${imports.join('\n')}

/** The faces of the map's labels, by the names that its layers use. */
export const mapFontFaces: FontFacesSpecification = {
${entries.join('\n')}
};
`;
}

function variable(file: string): string {
  return file
    .replace(/\.woff2$/, '')
    .replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
}
