import { basename, dirname } from 'node:path';
import type { FontFile } from './cut-fonts.ts';
import type { OpeningFont, StoryFonts } from './make-fonts.ts';
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
      ...(first ? [fontFace(familyOf(face), face, first, display)] : []),
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
  ...opening.map(({ face, file }: OpeningFont) => fontFace(face, mapFaces[face], file, 'block')),
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

/** What a cut of a font measures, in its own units; the last is the mean advance of the letters in English. */
type Metrics = readonly [
  postscriptName: string,
  ascent: number,
  descent: number,
  lineGap: number,
  unitsPerEm: number,
  xWidthAvg: number,
];

/** A font's cuts by their names in CSS; a page's bold has weight 600, a reader's 700. */
type Cuts = Readonly<Record<'' | ' Bold' | ' Italic', Metrics>>;

/** A font that may be on a reader's system: its family in this style sheet, and the names that systems have for its like. */
interface Fallback extends Cuts {
  readonly family: string;
  readonly local: readonly string[];
}

/** The page's families, each with fonts of which one is on every common system, as `@capsizecss/metrics` measures them. */
const families: Readonly<
  Record<PageFace['name'], Cuts & { generic: string; fallbacks: readonly Fallback[] }>
> = {
  'Source Serif 4': {
    '': ['SourceSerif4-Regular', 1036, -335, 0, 1000, 479],
    ' Bold': ['SourceSerif4-SemiBold', 1036, -335, 0, 1000, 486],
    ' Italic': ['SourceSerif4-Italic', 1036, -335, 0, 1000, 441],
    generic: 'serif',
    fallbacks: [
      {
        family: 'Serif as Georgia',
        local: ['Georgia'],
        '': ['Georgia', 1878, -449, 0, 2048, 913],
        ' Bold': ['Georgia-Bold', 1878, -449, 0, 2048, 1062],
        ' Italic': ['Georgia-Italic', 1878, -449, 0, 2048, 931],
      },
      {
        family: 'Serif as Times',
        local: ['Times New Roman', 'Liberation Serif', 'Tinos'],
        '': ['TimesNewRomanPSMT', 1825, -443, 87, 2048, 832],
        ' Bold': ['TimesNewRomanPS-BoldMT', 1825, -443, 87, 2048, 886],
        ' Italic': ['TimesNewRomanPS-ItalicMT', 1825, -443, 87, 2048, 836],
      },
      {
        family: 'Serif as Noto',
        local: ['Noto Serif', 'NotoSerif'],
        '': ['NotoSerif-Regular', 1069, -293, 0, 1000, 481],
        ' Bold': ['NotoSerif-Bold', 1069, -293, 0, 1000, 512],
        ' Italic': ['NotoSerif-Italic', 1069, -293, 0, 1000, 469],
      },
    ],
  },
  'Source Sans 3': {
    '': ['SourceSans3-Regular', 1024, -400, 0, 1000, 418],
    ' Bold': ['SourceSans3-SemiBold', 1024, -400, 0, 1000, 431],
    ' Italic': ['SourceSans3-Italic', 1024, -400, 0, 1000, 408],
    generic: 'sans-serif',
    fallbacks: [
      {
        family: 'Sans as Arial',
        local: ['Arial', 'Liberation Sans', 'Arimo', 'Helvetica'],
        '': ['ArialMT', 1854, -434, 67, 2048, 913],
        ' Bold': ['Arial-BoldMT', 1854, -434, 67, 2048, 983],
        ' Italic': ['Arial-ItalicMT', 1854, -434, 67, 2048, 913],
      },
      {
        family: 'Sans as Roboto',
        local: ['Roboto'],
        '': ['Roboto-Regular', 1900, -500, 0, 2048, 911],
        ' Bold': ['Roboto-Bold', 1900, -500, 0, 2048, 926],
        ' Italic': ['Roboto-Italic', 1900, -500, 0, 2048, 886],
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
  const { [cut]: own, fallbacks } = families[name];
  const [, ascent, descent, lineGap, em, advance] = own;
  const rules = fallbacks.map(({ family, local, [cut]: other }) => {
    const [postscriptName, , , , otherEm, otherAdvance] = other;
    const scale = advance / em / (otherAdvance / otherEm);
    const names = new Set([...local.map((each) => each + cut), postscriptName]);
    const override = (units: number) => percent(units / em / scale);
    return `@font-face {
  font-family: "${family}";
  font-style: ${style};
  font-weight: ${weight};
  src: ${[...names].map((each) => `local("${each}")`).join(', ')};
  size-adjust: ${percent(scale)};
  ascent-override: ${override(ascent)};
  descent-override: ${override(-descent)};
  line-gap-override: ${override(lineGap)};
}
`;
  });
  return rules.join('');
}

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;
