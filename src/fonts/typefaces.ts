import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { packageFolder } from '../files/engine.ts';

export interface Cut {
  readonly weight: 400 | 600;
  readonly style: 'normal' | 'italic';
}

/** A file in an npm font package, with a part of a typeface's characters. */
export interface FontSlice extends Cut {
  /** The name of the npm package under `@fontsource/`. */
  readonly family: string;
  readonly subset: string;
}

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
const serifs = facesOf('Source Serif 4');

export const pageFaces = [...serifs, regular, italic, semibold];

/** The faces of the map's labels, by their names in layers, in which no word may start with a digit. */
export const mapFaces = {
  'Map Sans Regular': regular,
  'Map Sans Semibold': semibold,
  'Map Sans Italic': italic,
  'Map Serif': serifs[0],
} as const;

export type MapFaceName = keyof typeof mapFaces;

export const mapFaceNames = Object.keys(mapFaces) as readonly MapFaceName[];

const alphabets = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek'];

export function alphabetSlices({ name, weight, style }: PageFace): FontSlice[] {
  const family = name.toLowerCase().replaceAll(' ', '-');
  return alphabets.map((subset) => ({ family, subset, weight, style }));
}

const scriptOf = (lang: string): string => new Intl.Locale(lang).maximize().script ?? '';

/** True if the page's typefaces have the letters of a language; pages in other languages are all sans. */
export const isAlphabetic = (lang: string) => ['Latn', 'Cyrl', 'Grek'].includes(scriptOf(lang));

/** The large fonts of scripts: their package, system fonts to try first, and characters too wide in the package. */
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

/** Returns the large fonts of a language's script, if it has any. */
export const largeScriptOf = (lang: string) => largeScripts[scriptOf(lang)];

const fonts = dirname(packageFolder('@fontsource/source-sans-3') ?? '');

/** The installed font packages, such as `@fontsource/noto-sans-kr`. */
export const fontPackages = async (): Promise<readonly string[]> =>
  (await readdir(fonts)).map((name) => `${basename(fonts)}/${name}`);

/** Matches subsets that the page's typefaces have, and numbered parts of a larger file. */
const skipped = /^(latin|cyrillic|greek|vietnamese|\d|\[)/;

/** Lists the slices of every installed `@fontsource/noto-sans-…`, beginning with the page's language. */
export async function scriptSlices(lang = 'en'): Promise<readonly FontSlice[]> {
  const families = (await readdir(fonts)).filter((name) => name.startsWith('noto-sans-'));
  const own = largeScriptOf(lang)?.package;
  const inOrder = families.sort().sort((a, b) => Number(b === own) - Number(a === own));
  const slices = inOrder.map(async (family) => {
    const regular = new RegExp(`^${family}-(.+)-400-normal\\.woff2$`);
    const files = await readdir(join(fonts, family, 'files')).catch(() => []);
    const subsets = files.sort().flatMap((file) => regular.exec(file)?.[1] ?? []);
    return subsets
      .filter((subset) => !skipped.test(subset))
      .map((subset): FontSlice => ({ family, subset, weight: 400, style: 'normal' }));
  });
  return (await Promise.all(slices)).flat();
}
