import { basename, dirname } from 'node:path';
import type { FontFile, StoryFonts } from './cut-fonts.ts';
import { type Cut, isAlphabetic, mapFaces, type PageFace, systemFacesOf } from './typefaces.ts';

/** The family of the scripts that the page's own typefaces lack, whatever the weight and the style. */
const otherScripts = 'Other Scripts';

/**
 * The page's `@font-face` rules and the properties `--font-serif`, `--font-sans` and their italics, for a
 * stylesheet in a folder beside the fonts'. Both are sans where the page's language has its own letters; the
 * system's fonts of that script come before fetched ones.
 *
 * Italics are families of their own: within one, WebKit takes a letter of a late face from any other that has
 * it. So is a face's first file: when a font arrives, Chromium lays out all text of a family that still lacks
 * a file. The opening map's files are declared too, since the map can only add fonts one by one, each with a
 * layout of the page.
 */
export function fontsCss({ lang, page, scripts, opening }: StoryFonts): string {
  const ofPage = [...page].flatMap(([face, [first, ...more]]) => {
    // The upright faces are preloaded; where they come too late the text stays in the fallback, since no
    // fallback breaks its lines just alike. The italics set a few words.
    const display = face.style === 'normal' ? 'optional' : 'swap';
    return [
      first ? fontFace(familyOf(face), face, first, display) : '',
      ...more.map((file) => fontFace(moreOf(face), face, file, 'swap')),
      fallbackRules(face),
    ];
  });
  const serif = isAlphabetic(lang) ? 'Source Serif 4' : 'Source Sans 3';
  const upright: Cut = { weight: 400, style: 'normal' };
  return `:root {
  --font-serif: ${fontStack({ name: serif, style: 'normal' }, lang)};
  --font-serif-italic: ${fontStack({ name: serif, style: 'italic' }, lang)};
  --font-sans: ${fontStack({ name: 'Source Sans 3', style: 'normal' }, lang)};
  --font-sans-italic: ${fontStack({ name: 'Source Sans 3', style: 'italic' }, lang)};
}
${[
  ...ofPage,
  ...scripts.map((file) => fontFace(otherScripts, upright, file, 'swap')),
  ...opening.map(({ face, file }) => fontFace(face, mapFaces[face], file, 'block')),
].join('')}`;
}

type Family = Pick<PageFace, 'name' | 'style'>;

/** The family that a face belongs to, by its name in the style sheet. */
const familyOf = ({ name, style }: Family) => (style === 'italic' ? `${name} Italic` : name);

/** The family of the files that hold what is seldom needed of another. */
const moreOf = (face: Family) => `${familyOf(face)} More`;

/** The family's name with its fallbacks, as a value of `font-family`. */
function fontStack(family: Family, lang: string): string {
  const names = [familyOf(family), moreOf(family), ...systemFacesOf(lang), otherScripts];
  const own = names.map((name) => `"${name}"`);
  const { fallbacks, generic } = families[family.name];
  return [...own, ...fallbacks.map((each) => `"${each.family}"`), generic].join(', ');
}

/** The rule that declares what one file holds of a face. */
function fontFace(
  family: string,
  { weight, style }: Cut,
  { path, codePoints }: FontFile,
  display: 'optional' | 'swap' | 'block',
): string {
  return `@font-face {
  font-family: "${family}";
  font-style: ${style};
  font-weight: ${weight};
  font-display: ${display};
  src: url("../${basename(dirname(path))}/${basename(path)}") format("woff2");
  unicode-range: ${unicodeRange(codePoints).join(', ')};
}
`;
}

/** Code points as the CSS descriptor `unicode-range` lists them: `['U+20-7E', 'U+E9']`. */
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

/** A value for each cut of a font, by its name in CSS. A page's bold has weight 600, a reader's 700. */
type OfCuts<T> = Readonly<Record<'' | ' Bold' | ' Italic', T>>;

/** A font that may be on a reader's system: the PostScript name of each cut, and the mean advance of English letters. */
interface Fallback extends OfCuts<readonly [postscriptName: string, advance: number]> {
  /** Its family in this style sheet, and the names that systems have for its like. */
  readonly family: string;
  readonly local: readonly string[];
}

/** What the faces of a family of the page measure in ems, and its fallbacks, of which one is on every common system. */
interface Measured {
  readonly ascent: number;
  readonly descent: number;
  readonly advance: OfCuts<number>;
  readonly generic: string;
  readonly fallbacks: readonly Fallback[];
}

/** As `@capsizecss/metrics` measures them. */
const families: Readonly<Record<PageFace['name'], Measured>> = {
  'Source Serif 4': {
    ascent: 1.036,
    descent: 0.335,
    advance: { '': 0.479, ' Bold': 0.486, ' Italic': 0.441 },
    generic: 'serif',
    fallbacks: [
      {
        family: 'Serif as Georgia',
        local: ['Georgia'],
        '': ['Georgia', 913 / 2048],
        ' Bold': ['Georgia-Bold', 1062 / 2048],
        ' Italic': ['Georgia-Italic', 931 / 2048],
      },
      {
        family: 'Serif as Times',
        local: ['Times New Roman', 'Liberation Serif', 'Tinos'],
        '': ['TimesNewRomanPSMT', 832 / 2048],
        ' Bold': ['TimesNewRomanPS-BoldMT', 886 / 2048],
        ' Italic': ['TimesNewRomanPS-ItalicMT', 836 / 2048],
      },
      {
        family: 'Serif as Noto',
        local: ['Noto Serif', 'NotoSerif'],
        '': ['NotoSerif-Regular', 0.481],
        ' Bold': ['NotoSerif-Bold', 0.512],
        ' Italic': ['NotoSerif-Italic', 0.469],
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
        '': ['ArialMT', 913 / 2048],
        ' Bold': ['Arial-BoldMT', 983 / 2048],
        ' Italic': ['Arial-ItalicMT', 913 / 2048],
      },
      {
        family: 'Sans as Roboto',
        local: ['Roboto'],
        '': ['Roboto-Regular', 911 / 2048],
        ' Bold': ['Roboto-Bold', 926 / 2048],
        ' Italic': ['Roboto-Italic', 886 / 2048],
      },
    ],
  },
};

/**
 * The `@font-face` rules of a face's fallbacks, scaled to its mean advance and with its ascent and descent, so
 * that text is as long and lines are as high. The overrides are parts of the used font size, and so divided by
 * the scale.
 */
function fallbackRules({ name, weight, style }: PageFace): string {
  const cut = style === 'italic' ? ' Italic' : weight === 600 ? ' Bold' : '';
  const { ascent, descent, advance, fallbacks } = families[name];
  const rules = fallbacks.map(({ family, local, [cut]: [postscriptName, otherAdvance] }) => {
    const scale = advance[cut] / otherAdvance;
    const names = new Set([...local.map((each) => each + cut), postscriptName]);
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
