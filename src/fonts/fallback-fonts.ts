import type { Cut, PageFace } from './typefaces.ts';

/** A font that readers have already, to stand in where the page's own does not come in time. */
interface Fallback {
  /** The family's name in CSS. */
  readonly name: string;
  /** Its name among the metrics. */
  readonly metrics: string;
  /** The families that have its metrics, by the names that systems know them under. */
  readonly local: readonly string[];
}

const georgia: Fallback = { name: 'Serif as Georgia', metrics: 'georgia', local: ['Georgia'] };
const times: Fallback = {
  name: 'Serif as Times',
  metrics: 'timesNewRoman',
  local: ['Times New Roman', 'Liberation Serif', 'Tinos'],
};
const notoSerif: Fallback = {
  name: 'Serif as Noto',
  metrics: 'notoSerif',
  local: ['Noto Serif', 'NotoSerif'],
};
const arial: Fallback = {
  name: 'Sans as Arial',
  metrics: 'arial',
  local: ['Arial', 'Liberation Sans', 'Arimo', 'Helvetica'],
};
const roboto: Fallback = { name: 'Sans as Roboto', metrics: 'roboto', local: ['Roboto'] };

/** The page's families, with the fonts that may stand in for them: one is on every common system. */
const families = {
  'Source Serif 4': {
    metrics: 'sourceSerif4',
    fallbacks: [georgia, times, notoSerif],
    generic: 'serif',
  },
  'Source Sans 3': { metrics: 'sourceSans3', fallbacks: [arial, roboto], generic: 'sans-serif' },
} as const;

/** The names of the fonts that may stand in for a family, in order of preference. */
export function fallbackNames(name: PageFace['name']): readonly string[] {
  const { fallbacks, generic } = families[name];
  return [...fallbacks.map((fallback) => `"${fallback.name}"`), generic];
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
  const rules = fallbacks.map((fallback) => {
    const other = metricsOf(fallback.metrics, face, '700');
    const scale = own.xWidthAvg / own.unitsPerEm / (other.xWidthAvg / other.unitsPerEm);
    const names = new Set([...fallback.local.map((name) => name + cut), other.postscriptName]);
    const override = (units: number) => percent(units / own.unitsPerEm / scale);
    return `@font-face {
  font-family: "${fallback.name}";
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
