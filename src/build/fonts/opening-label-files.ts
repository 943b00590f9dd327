import type { OpeningText } from './opening-text.ts';
import type { FontFile } from './subset-face.ts';
import { type MapFaceName, mapFaceNames } from './typefaces.ts';
import { usedCharacters } from './used-characters.ts';

/** A font file that the opening map's labels are set in. */
export interface OpeningLabelFile {
  /** The face that the labels name. */
  readonly face: MapFaceName;
  readonly file: FontFile;
  /** A character that tells the file from the others of its face. */
  readonly sample: string;
}

/**
 * The font files that the opening map's labels need: of each face the first, which the story's own
 * labels are set in, and those that hold what places are named.
 *
 * @param faces The files of each face.
 * @param opening What the places are labelled with at first.
 */
export function openingLabelFiles(
  faces: Readonly<Record<MapFaceName, readonly FontFile[]>>,
  opening: OpeningText,
): OpeningLabelFile[] {
  return mapFaceNames.flatMap((face) => {
    const used = usedCharacters(opening[face] ?? '');
    return faces[face].flatMap((file, index) => {
      const sample = file.codePoints.find((point) => used.has(point) && point !== space);
      if (sample !== undefined) return { face, file, sample: String.fromCodePoint(sample) };
      const first = file.codePoints.find((point) => point !== space);
      return index === 0 && first !== undefined
        ? { face, file, sample: String.fromCodePoint(first) }
        : [];
    });
  });
}

const space = 0x20;
