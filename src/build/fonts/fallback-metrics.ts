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
