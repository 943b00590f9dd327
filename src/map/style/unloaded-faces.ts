import type { FontFacesSpecification, MLFontFace } from 'maplibre-gl';

/** A font of the map's labels that the page's style sheet declares. */
export interface LabelFont {
  /** The face that the labels name, which is also the family in the style sheet. */
  readonly face: string;
  readonly url: string;
  /** The font as CSS's `font` names it, such as `600 1em "Map Sans"`. */
  readonly font: string;
  /** A character that tells it from the others of its face. */
  readonly text: string;
}

/**
 * The fonts that the map has to load itself. Of a character that no `font-faces` cover MapLibre takes
 * the glyph from the page's fonts, by the face's name.
 *
 * @param faces All files of the labels' faces.
 * @param loadedFonts The fonts that the page has loaded.
 */
export function unloadedFaces(
  faces: Readonly<Record<string, readonly MLFontFace[]>>,
  loadedFonts: Iterable<LabelFont>,
): FontFacesSpecification {
  const loaded = new Set([...loadedFonts].map(({ face, url }) => `${face} ${url}`));
  return Object.fromEntries(
    Object.entries(faces).map(([face, files]) => [
      face,
      files.filter(({ url }) => !loaded.has(`${face} ${url}`)),
    ]),
  );
}
