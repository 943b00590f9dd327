import { added } from 'virtual:story/fonts';
import type { MLFontFace } from 'maplibre-gl';
import declared from '../../fonts/faces.json';

const unicodeRanges: Readonly<Record<string, string>> = declared.unicodeRanges;
const urls = import.meta.glob<string>(['../../fonts/*.woff2', '!**/source-serif-*'], {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The faces of the map's labels, by the names that its layers use. */
export const mapFontFaces: Readonly<Record<string, readonly MLFontFace[]>> = Object.fromEntries(
  Object.entries(declared.faces).map(([face, files]) => [
    face,
    [
      ...files.map((file) => ({
        url: urls[`../../fonts/${file}`] ?? '',
        'unicode-range': unicodeRanges[file]?.split(', ') ?? [],
      })),
      ...(added[face] ?? []),
    ],
  ]),
);
