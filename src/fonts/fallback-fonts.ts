import type { Cut, PageFace } from './typefaces.ts';

/**
 * The page's families, with the fonts that may stand in where they come too late, of which one is on every
 * common system: what each is called in CSS, and the names that systems know fonts of its metrics under.
 */
const families: Readonly<Record<PageFace['name'], Family>> = {
  'Source Serif 4': {
    metrics: 'sourceSerif4',
    generic: 'serif',
    fallbacks: {
      georgia: ['Serif as Georgia', 'Georgia'],
      timesNewRoman: ['Serif as Times', 'Times New Roman', 'Liberation Serif', 'Tinos'],
      notoSerif: ['Serif as Noto', 'Noto Serif', 'NotoSerif'],
    },
  },
  'Source Sans 3': {
    metrics: 'sourceSans3',
    generic: 'sans-serif',
    fallbacks: {
      arial: ['Sans as Arial', 'Arial', 'Liberation Sans', 'Arimo', 'Helvetica'],
      roboto: ['Sans as Roboto', 'Roboto'],
    },
  },
};

interface Family {
  /** Its name among the metrics, as those of `fallbacks`. */
  readonly metrics: string;
  readonly generic: string;
  readonly fallbacks: Readonly<Record<string, readonly [family: string, ...local: string[]]>>;
}

/** The names of the fonts that may stand in for a family, in order of preference. */
export function fallbackNames(name: PageFace['name']): readonly string[] {
  const { fallbacks, generic } = families[name];
  return [...Object.values(fallbacks).map(([family]) => `"${family}"`), generic];
}

/**
 * The `@font-face` rules of the fonts that stand in for one face of the page: its bold for a bold,
 * its italic for an italic, scaled to the face's mean advance and with its ascent and descent, so
 * that the text is as long and its lines lie where the face would have them.
 *
 * The overrides are parts of the used font size, so they are divided by the scale.
 */
export function fallbackRules(face: PageFace): string {
  const { metrics, fallbacks } = families[face.name];
  const cut = face.style === 'italic' ? ' Italic' : face.weight === 600 ? ' Bold' : '';
  const own = metricsOf(metrics, face, '600');
  const rules = Object.entries(fallbacks).map(([font, [family, ...local]]) => {
    const other = metricsOf(font, face, '700');
    const scale = own.xWidthAvg / own.unitsPerEm / (other.xWidthAvg / other.unitsPerEm);
    const names = new Set([...local.map((name) => name + cut), other.postscriptName]);
    const override = (units: number) => percent(units / own.unitsPerEm / scale);
    return `@font-face {
  font-family: "${family}";
  font-style: ${face.style};
  font-weight: ${face.weight};
  src: ${[...names].map((name) => `local("${name}")`).join(', ')};
  size-adjust: ${percent(scale)};
  ascent-override: ${override(own.ascent)};
  descent-override: ${override(-own.descent)};
  line-gap-override: ${override(own.lineGap)};
}
`;
  });
  return rules.join('');
}

/** What a cut of a font measures; `bold` is its weight that is set for 600. */
function metricsOf(font: string, { weight, style }: Cut, bold: string) {
  const name = `${font}${style === 'italic' ? '/italic' : weight === 600 ? `/${bold}` : ''}`;
  const row = fallbackMetrics[name];
  if (!row) throw new Error(`fallback-fonts.ts: ${name} is missing.`);
  const [postscriptName, ascent, descent, lineGap, unitsPerEm, xWidthAvg] = row;
  return { postscriptName, ascent, descent, lineGap, unitsPerEm, xWidthAvg };
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)}%`;
}

/**
 * What fonts measure, in their own units: name, ascent, descent, gap of lines, units of an em, and the mean
 * advance of the letters in English. They are those of `@capsizecss/metrics`, which has some thousands, and to
 * which a test holds them.
 */
export const fallbackMetrics: Readonly<Record<string, Row>> = {
  arial: ['ArialMT', 1854, -434, 67, 2048, 913],
  'arial/700': ['Arial-BoldMT', 1854, -434, 67, 2048, 983],
  'arial/italic': ['Arial-ItalicMT', 1854, -434, 67, 2048, 913],
  georgia: ['Georgia', 1878, -449, 0, 2048, 913],
  'georgia/700': ['Georgia-Bold', 1878, -449, 0, 2048, 1062],
  'georgia/italic': ['Georgia-Italic', 1878, -449, 0, 2048, 931],
  notoSerif: ['NotoSerif-Regular', 1069, -293, 0, 1000, 481],
  'notoSerif/700': ['NotoSerif-Bold', 1069, -293, 0, 1000, 512],
  'notoSerif/italic': ['NotoSerif-Italic', 1069, -293, 0, 1000, 469],
  roboto: ['Roboto-Regular', 1900, -500, 0, 2048, 911],
  'roboto/700': ['Roboto-Bold', 1900, -500, 0, 2048, 926],
  'roboto/italic': ['Roboto-Italic', 1900, -500, 0, 2048, 886],
  timesNewRoman: ['TimesNewRomanPSMT', 1825, -443, 87, 2048, 832],
  'timesNewRoman/700': ['TimesNewRomanPS-BoldMT', 1825, -443, 87, 2048, 886],
  'timesNewRoman/italic': ['TimesNewRomanPS-ItalicMT', 1825, -443, 87, 2048, 836],
  sourceSans3: ['SourceSans3-Regular', 1024, -400, 0, 1000, 418],
  'sourceSans3/600': ['SourceSans3-SemiBold', 1024, -400, 0, 1000, 431],
  'sourceSans3/italic': ['SourceSans3-Italic', 1024, -400, 0, 1000, 408],
  sourceSerif4: ['SourceSerif4-Regular', 1036, -335, 0, 1000, 479],
  'sourceSerif4/600': ['SourceSerif4-SemiBold', 1036, -335, 0, 1000, 486],
  'sourceSerif4/italic': ['SourceSerif4-Italic', 1036, -335, 0, 1000, 441],
};

type Row = readonly [
  postscriptName: string,
  ascent: number,
  descent: number,
  lineGap: number,
  unitsPerEm: number,
  xWidthAvg: number,
];
