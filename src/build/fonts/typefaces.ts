/** One file of an npm font package, which holds a part of a typeface's characters. */
export interface FontSlice {
  /** The npm package under `@fontsource/`. */
  readonly family: string;
  /** The part of the characters, as the package names it. */
  readonly subset: string;
  readonly weight: 400 | 600;
  readonly style: 'normal' | 'italic';
}

/** A weight and style of a family that the page declares. */
export interface PageFace {
  /** The family's name in CSS. */
  readonly name: 'Source Serif 4' | 'Source Sans 3';
  readonly weight: 400 | 600;
  readonly style: 'normal' | 'italic';
}

/** The faces that the page's text and controls are set in. */
export const pageFaces: readonly PageFace[] = [
  { name: 'Source Serif 4', weight: 400, style: 'normal' },
  { name: 'Source Serif 4', weight: 400, style: 'italic' },
  { name: 'Source Serif 4', weight: 600, style: 'normal' },
  { name: 'Source Sans 3', weight: 400, style: 'normal' },
  { name: 'Source Sans 3', weight: 400, style: 'italic' },
  { name: 'Source Sans 3', weight: 600, style: 'normal' },
];

/**
 * The faces that the map's labels are set in, by the names that its layers use. No word of a name
 * may begin with a digit, which is why they are not named after Source Sans 3.
 */
export const mapFaces = {
  'Map Sans Regular': { weight: 400, style: 'normal' },
  'Map Sans Semibold': { weight: 600, style: 'normal' },
  'Map Sans Italic': { weight: 400, style: 'italic' },
} as const satisfies Record<string, Pick<FontSlice, 'weight' | 'style'>>;

export type MapFaceName = keyof typeof mapFaces;

export const mapFaceNames = Object.keys(mapFaces) as readonly MapFaceName[];

/** The slices of Source Serif 4 and Source Sans 3, in order of preference. */
const alphabets = [
  'latin',
  'latin-ext',
  'vietnamese',
  'cyrillic',
  'cyrillic-ext',
  'greek',
] as const;

/** The slices of one weight and style of a family, in order of preference. */
export function alphabetSlices(
  family: string,
  { weight, style }: Pick<FontSlice, 'weight' | 'style'>,
): [FontSlice, ...FontSlice[]] {
  const [first, ...others] = alphabets;
  const slice = (subset: string): FontSlice => ({ family, subset, weight, style });
  return [slice(first), ...others.map(slice)];
}

/** The typefaces of the scripts that Source Sans 3 lacks; the first that holds a character has it. */
export const scripts: readonly FontSlice[] = [
  { family: 'noto-sans-thai', subset: 'thai', weight: 400, style: 'normal' },
  { family: 'noto-sans-khmer', subset: 'khmer', weight: 400, style: 'normal' },
  { family: 'noto-sans-myanmar', subset: 'myanmar', weight: 400, style: 'normal' },
  { family: 'noto-sans-devanagari', subset: 'devanagari', weight: 400, style: 'normal' },
  { family: 'noto-sans-lao', subset: 'lao', weight: 400, style: 'normal' },
  { family: 'noto-sans-sc', subset: 'chinese-simplified', weight: 400, style: 'normal' },
  { family: 'noto-sans-kr', subset: 'korean', weight: 400, style: 'normal' },
];
