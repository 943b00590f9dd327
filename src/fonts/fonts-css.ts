import { basename, dirname } from 'node:path';
import type { FontFile, StoryFonts } from './cut-fonts.ts';
import { type Cut, isAlphabetic, largeScriptOf, mapFaces, type PageFace } from './typefaces.ts';

/** The family for scripts that the page's typefaces lack, in every weight and style. */
const otherScripts = 'Other Scripts';

/**
 * Writes the page's `@font-face` rules and the properties `--font-serif`, `--font-sans` and their italics, for
 * a style sheet in a folder beside the fonts'. Both families are sans if the typefaces lack the letters of the page's
 * language, for whose script system fonts then come before fetched ones.
 *
 * Inlined files are there before the first layout, so that no line breaks anew, however slow the reader's network.
 * Italics are separate families, since WebKit takes a letter of a late face from any other face of the family. So are
 * first files: when a font arrives, Chromium lays out all text of a family that lacks a file. The opening map's
 * files are also declared, since the map adds fonts one by one, and each would make the page lay out again.
 */
export function fontsCss({ lang, page, scripts, opening, inlined }: StoryFonts): string {
  /** A file's rules stand together, so that compression finds the repeated bytes. */
  const rules = (family: string, cut: Cut, file: FontFile) => {
    const onMap = opening.filter((each) => each.file === file);
    const source = inlined.has(file) ? dataUrl(file) : fileUrl(file);
    return [
      fontFace(family, cut, file, source, inlined.has(file) ? 'block' : 'swap'),
      ...onMap.map(({ face }) => fontFace(face, mapFaces[face], file, source, 'block')),
    ];
  };
  const ofPage = [...page].flatMap(([face, files]) => [
    ...files.flatMap((file, i) => rules(`${familyOf(face)}${i === 0 ? '' : ' More'}`, face, file)),
    fallbackRules(face),
  ]);
  const serif = isAlphabetic(lang) ? 'Source Serif 4' : 'Source Sans 3';
  return `:root {
  --font-serif: ${fontStack({ name: serif, style: 'normal' }, lang)};
  --font-serif-italic: ${fontStack({ name: serif, style: 'italic' }, lang)};
  --font-sans: ${fontStack({ name: 'Source Sans 3', style: 'normal' }, lang)};
  --font-sans-italic: ${fontStack({ name: 'Source Sans 3', style: 'italic' }, lang)};
}
${[
  ...ofPage,
  ...scripts.flatMap((file) => rules(otherScripts, { weight: 400, style: 'normal' }, file)),
].join('')}`;
}

type Family = Pick<PageFace, 'name' | 'style'>;

/** Returns a face's family in the style sheet; its rare characters are in the family `… More`. */
const familyOf = ({ name, style }: Family) => (style === 'italic' ? `${name} Italic` : name);

function fontStack(family: Family, lang: string): string {
  const { system = [] } = largeScriptOf(lang) ?? {};
  const name = familyOf(family);
  const { fallbacks, generic } = families[family.name];
  const substitutes = fallbacks.map((each) => each.family);
  const names = [name, `${name} More`, ...system, otherScripts, ...substitutes];
  return [...names.map((each) => `"${each}"`), generic].join(', ');
}

const fileUrl = ({ path }: FontFile) => `../${basename(dirname(path))}/${basename(path)}`;
const dataUrl = ({ bytes }: FontFile) => `data:font/woff2;base64,${bytes.toString('base64')}`;

function fontFace(
  family: string,
  { weight, style }: Cut,
  { codePoints }: FontFile,
  url: string,
  display: 'block' | 'swap',
): string {
  return `@font-face {
  font-family: "${family}";
  font-style: ${style};
  font-weight: ${weight};
  font-display: ${display};
  src: url("${url}") format("woff2");
  unicode-range: ${unicodeRange(codePoints).join(', ')};
}
`;
}

/** Lists code points as the CSS descriptor `unicode-range` does: `['U+20-7E', 'U+E9']`. */
export function unicodeRange(codePoints: Iterable<number>): string[] {
  const sorted = [...new Set(codePoints)].sort((a, b) => a - b);
  const ranges: [first: number, last: number][] = [];
  for (const point of sorted) {
    const range = ranges.at(-1);
    if (range && range[1] === point - 1) range[1] = point;
    else ranges.push([point, point]);
  }
  const hex = (point: number): string => point.toString(16).toUpperCase();
  return ranges.map(([first, last]) =>
    first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`,
  );
}

/**
 * The page's families, with fallbacks, one of which every common system has: its name in this style sheet, names of
 * equivalents, and PostScript names. Heights and the mean advance of English letters are in ems, from
 * `@capsizecss/metrics`. The weight of the page's bold is 600, and that of the fallbacks' bold 700.
 */
const families = {
  'Source Serif 4': {
    ascent: 1.036,
    descent: 0.335,
    advance: { '': 0.479, ' Bold': 0.486, ' Italic': 0.441 },
    generic: 'serif',
    fallbacks: [
      {
        family: 'Serif as Georgia',
        local: ['Georgia'],
        own: { '': 'Georgia', ' Bold': 'Georgia-Bold', ' Italic': 'Georgia-Italic' },
        advance: { '': 913 / 2048, ' Bold': 1062 / 2048, ' Italic': 931 / 2048 },
      },
      {
        family: 'Serif as Times',
        local: ['Times New Roman', 'Liberation Serif', 'Tinos'],
        own: {
          '': 'TimesNewRomanPSMT',
          ' Bold': 'TimesNewRomanPS-BoldMT',
          ' Italic': 'TimesNewRomanPS-ItalicMT',
        },
        advance: { '': 832 / 2048, ' Bold': 886 / 2048, ' Italic': 836 / 2048 },
      },
      {
        family: 'Serif as Noto',
        local: ['Noto Serif', 'NotoSerif'],
        own: { '': 'NotoSerif-Regular', ' Bold': 'NotoSerif-Bold', ' Italic': 'NotoSerif-Italic' },
        advance: { '': 0.481, ' Bold': 0.512, ' Italic': 0.469 },
      },
    ],
  },
  'Source Sans 3': {
    ascent: 1.024,
    descent: 0.4,
    advance: { '': 0.418, ' Bold': 0.431, ' Italic': 0.408 },
    generic: 'sans-serif',
    fallbacks: [
      {
        family: 'Sans as Arial',
        local: ['Arial', 'Liberation Sans', 'Arimo', 'Helvetica'],
        own: { '': 'ArialMT', ' Bold': 'Arial-BoldMT', ' Italic': 'Arial-ItalicMT' },
        advance: { '': 913 / 2048, ' Bold': 983 / 2048, ' Italic': 913 / 2048 },
      },
      {
        family: 'Sans as Roboto',
        local: ['Roboto'],
        own: { '': 'Roboto-Regular', ' Bold': 'Roboto-Bold', ' Italic': 'Roboto-Italic' },
        advance: { '': 911 / 2048, ' Bold': 926 / 2048, ' Italic': 886 / 2048 },
      },
    ],
  },
};

/** Writes fallbacks with a face's mean advance and heights; overrides are shares of the scaled font size. */
function fallbackRules({ name, weight, style }: PageFace): string {
  const cut = style === 'italic' ? ' Italic' : weight === 600 ? ' Bold' : '';
  const { ascent, descent, advance, fallbacks } = families[name];
  const rules = fallbacks.map(({ family, local, own, advance: other }) => {
    const scale = advance[cut] / other[cut];
    const names = new Set([...local.map((each) => each + cut), own[cut]]);
    return `@font-face {
  font-family: "${family}";
  font-style: ${style};
  font-weight: ${weight};
  src: ${[...names].map((each) => `local("${each}")`).join(', ')};
  size-adjust: ${percent(scale)};
  ascent-override: ${percent(ascent / scale)};
  descent-override: ${percent(descent / scale)};
  line-gap-override: 0.00%;
}
`;
  });
  return rules.join('');
}

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;
