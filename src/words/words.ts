type Split<Row extends string> = Row extends `${infer Name} ${infer Rest}`
  ? Name | Split<Rest>
  : Row;

/** Messages without arguments, by their names, which spaces divide. */
const texts = <Row extends string>(...rows: readonly Row[]): Readonly<Record<Split<Row>, ''>> =>
  Object.fromEntries(rows.flatMap((row) => row.split(' ').map((name) => [name, '']))) as never;

/**
 * Every message that the engine has for a reader, by its group, with a sample of each of its arguments: text, or a
 * number where a plural depends on it. Their words are in a file for each language beside this one, which
 * src/load/words reads.
 */
export const messages = {
  /** The page's shell: `{{name}}` in index.html. Keys of a keyboard may be in `<kbd>`. */
  shell: texts(
    'skip stage mapHelp back copy copySection explore pan left up down right zoomIn',
    'zoomOut layers aboutMap motion sections languages keys keysHelp letterKeys',
  ),
  /** The page's script. */
  page: {
    ...texts(
      'mapTitle copied inAddressBar noLayer retry reset late notLoaded lost',
      'notSupported newer reload',
    ),
    travelled: { distance: '12 km' },
    nowOnMap: { layers: 'A and B' },
    layerFailed: { layer: 'A' },
    seenOf: { layer: 'A' },
  },
  /** Where the page is embedded in another, or offered for that. */
  embed: {
    ...texts('whole what story stills html copy copied'),
    map: { section: 'A' },
  },
  /** The live map and its panels. */
  map: {
    ...texts('close aboutLayer onMap show'),
    source: { credit: 'A' },
    scale: { km: '50 km', miles: '31 mi' },
    showThis: { feature: 'A' },
    measured: { term: 'Length', figure: '12 km' },
  },
  /** Beside a route's head on the map. */
  marks: texts('schematic'),
  /** How words and figures are joined, in all that follows. */
  common: {
    about: { figure: '12' },
    range: { least: '3', most: '7' },
    counted: { count: '12', noun: 'people' },
    beside: { first: 'A', second: 'B' },
    apart: { first: 'A, B', second: 'C, D' },
    term: { term: 'A', words: 'B' },
    sentence: { words: 'A' },
    next: { first: 'A.', second: 'B.' },
  },
  /** What the panel and the list say of the map's features. */
  facts: {
    ...texts('length leads dataOf certainty count roughly asPublished reportedBy'),
    onDays: { days: 3, from: '2014', to: '2016' },
    countedOnDays: { counted: '12 people', days: 3, from: '2014', to: '2016' },
    fromTo: { from: '2014', to: '2016' },
    countedFromTo: { counted: '12 people', from: '2014', to: '2016' },
    at: { date: '2014', time: '09:00' },
  },
  /** What the build writes into the story. */
  render: {
    ...texts(
      'record sources aboutMap share copyLink print embed play pause soundOn soundOff',
      'compare source method certainty date licence credit area noData figure measured',
      'publishedFigure download downloadAll licences',
    ),
    by: { author: 'A' },
    retold: { article: 'A' },
    articleBy: { author: 'A' },
    article: { title: 'A' },
    published: { date: '2014' },
    sharePicture: { title: 'A' },
    citation: { source: '1' },
    backToCitation: { citation: '1', source: '2' },
    version: { version: '1' },
    retrieved: { date: '2014' },
    measuredOnMap: { layer: 'A' },
    valuesOnMap: { layer: 'A' },
    downloadThis: { layer: 'A' },
  },
  /** The file beside the page in a ZIP. */
  packed: {
    ...texts('live'),
    open: { title: 'A', file: 'index.html' },
  },
  /** The page of licences. */
  licences: {
    ...texts('title heading back own code fonts data'),
    dataFrom: { title: 'A', licence: 'B', credits: 'C' },
  },
  /** The sentences that describe a still map. `dash` is `solid`, `dashed` or `dotted`. */
  told: {
    ...texts('schematic uncertain'),
    squareKm: { count: '12' },
    the: { name: 'A' },
    framed: { width: '12 km' },
    framedPlaces: { width: '12 km', places: 'A and B' },
    short: { area: 'A' },
    shortLayers: { area: 'A', layers: 'B' },
    areaOf: { places: 'A' },
    areaWide: { width: '12 km' },
    zone: { name: 'A' },
    zoneLine: { name: 'A', length: '12 km' },
    areas: { areas: 'A and B', count: 2 },
    measured: { name: 'A', figure: '12 km²' },
    line: { dash: 'dashed' },
    lines: { dash: 'dashed' },
    shows: { lines: 'Lines', name: 'A' },
    showsParts: { lines: 'Lines', name: 'A', parts: 'B and C' },
    route: { line: 'A line', name: 'A', length: '12 km' },
    routeFromTo: { line: 'A line', name: 'A', length: '12 km', from: 'B', to: 'C' },
    routeThrough: { line: 'A line', name: 'A', length: '12 km', from: 'B', through: 'D', to: 'C' },
    leap: { from: 'A', to: 'B' },
    ticks: { length: '12 km' },
    points: { name: 'A' },
    pointsCounted: { name: 'A', counts: '12 people' },
    categories: { name: 'A', categories: 'B and C' },
    shaded: { name: 'A', least: '3', lowest: 'B', most: '7', highest: 'C' },
    noData: { count: 2 },
    stops: { name: 'A', stops: '1. B, 2. C' },
    stopRead: { name: 'A', stop: '1. B' },
    written: { texts: '“A”' },
    quoted: { text: 'A' },
  },
  /** In charts. */
  charts: {
    ...texts('data'),
    sources: { count: 2 },
    over: { figure: '12' },
    either: { least: '3', most: '7' },
    years: { count: 3 },
    ofOneDot: { share: '12%' },
    quiet: { days: 3 },
  },
};

type Message<Sample> = Sample extends string ? string : (values: Readonly<Sample>) => string;

/** The messages in one language. */
export type Words = {
  readonly [Group in keyof typeof messages]: {
    readonly [Name in keyof (typeof messages)[Group]]: Message<(typeof messages)[Group][Name]>;
  };
} & {
  /** How figures, dates and lists are written, as a BCP 47 tag. */
  readonly locale: string;
};

/** The words of charts. */
export type ChartWords = Pick<Words, 'charts' | 'common' | 'locale'>;
