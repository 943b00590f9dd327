import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { packageFolder } from '../files/engine.ts';

/** A weight and a style of a family. */
export interface Cut {
  readonly weight: 400 | 600;
  readonly style: 'normal' | 'italic';
}

/** One file of an npm font package, which holds a part of a typeface's characters. */
export interface FontSlice extends Cut {
  /** The npm package under `@fontsource/`. */
  readonly family: string;
  /** The part of the characters, as the package names it. */
  readonly subset: string;
}

/** A weight and style of a family that the page declares. */
export interface PageFace extends Cut {
  readonly name: 'Source Serif 4' | 'Source Sans 3';
}

const cuts: readonly Cut[] = [
  { weight: 400, style: 'normal' },
  { weight: 400, style: 'italic' },
  { weight: 600, style: 'normal' },
];
const facesOf = (name: PageFace['name']) =>
  cuts.map((cut) => ({ name, ...cut })) as [PageFace, PageFace, PageFace];
const [regular, italic, semibold] = facesOf('Source Sans 3');

/** The faces that the page's text and controls are set in. */
export const pageFaces = [...facesOf('Source Serif 4'), regular, italic, semibold];

/**
 * The faces that the map's labels are set in, which are the page's, by the names that its layers use. No
 * word of a name may begin with a digit, which is why they are not named after Source Sans 3.
 */
export const mapFaces = {
  'Map Sans Regular': regular,
  'Map Sans Semibold': semibold,
  'Map Sans Italic': italic,
} as const;

export type MapFaceName = keyof typeof mapFaces;

export const mapFaceNames = Object.keys(mapFaces) as readonly MapFaceName[];

/** The parts of Source Serif 4 and Source Sans 3, in order of preference. */
const alphabets = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek'];

/** The slices of a face of the page, in order of preference. */
export function alphabetSlices({ name, weight, style }: PageFace): FontSlice[] {
  const family = name.toLowerCase().replaceAll(' ', '-');
  return alphabets.map((subset) => ({ family, subset, weight, style }));
}

/** The script of a language, by its code in ISO 15924. */
const scriptOf = (lang: string): string => new Intl.Locale(lang).maximize().script ?? '';

/**
 * Whether the page's own typefaces have the letters of a language. Pages in others are all sans: Noto Sans has
 * its Latin letters from Source Sans, so that these are of one hand.
 */
export const isAlphabetic = (lang: string): boolean =>
  ['Latn', 'Cyrl', 'Grek'].includes(scriptOf(lang));

/**
 * The scripts whose fonts are large: the package, fonts that readers' systems have already in every weight, tried
 * before one is fetched, and what the package's draw as wide as other characters, and an alphabet narrow.
 */
const largeScripts: Readonly<
  Record<string, { package: string; system: readonly string[]; wide?: string }>
> = {
  Kore: {
    package: 'noto-sans-kr',
    system: ['Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans CJK KR', 'Noto Sans KR'],
  },
  Hans: {
    package: 'noto-sans-sc',
    system: ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC'],
    wide: '·—‘’“”…',
  },
};

/** The script of a language, if its fonts are large. */
export const largeScriptOf = (lang: string) => largeScripts[scriptOf(lang)];

const fonts = dirname(packageFolder('@fontsource/source-sans-3') ?? '');

/** The packages of fonts that are installed, such as `@fontsource/noto-sans-kr`. */
export const fontPackages = async (): Promise<readonly string[]> =>
  (await readdir(fonts)).map((name) => `${basename(fonts)}/${name}`);

/** What the page's own typefaces hold, and the numbered parts of a larger file. */
const skipped = /^(latin|cyrillic|greek|vietnamese|\d|\[)/;

/** The typefaces of other scripts, of every installed `@fontsource/noto-sans-…`: those of the page's language first. */
export async function scriptSlices(lang = 'en'): Promise<readonly FontSlice[]> {
  const families = (await readdir(fonts)).filter((name) => name.startsWith('noto-sans-'));
  const own = largeScriptOf(lang)?.package;
  const inOrder = families.sort().sort((a, b) => Number(b === own) - Number(a === own));
  const found = inOrder.map(async (family) => {
    const regular = new RegExp(`^${family}-(.+)-400-normal\\.woff2$`);
    const files = await readdir(join(fonts, family, 'files')).catch(() => []);
    return files.sort().flatMap((file): FontSlice[] => {
      const subset = regular.exec(file)?.[1];
      return subset === undefined || skipped.test(subset)
        ? []
        : [{ family, subset, weight: 400, style: 'normal' }];
    });
  });
  return (await Promise.all(found)).flat();
}
