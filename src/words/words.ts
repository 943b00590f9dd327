/**
 * Every message that the engine has for a reader, by its group, with a sample of each of its arguments: text, or a number
 * where a plural hangs on it. What they say is in a file a language beside this one; what reads these
 * is src/load/words.
 */
export const messages = {
  /** The page's shell: `{{name}}` in index.html. Keys of a keyboard may be in `<kbd>`. */
  shell: {
    skip: '',
    stage: '',
    mapHelp: '',
    back: '',
    copy: '',
    copySection: '',
    explore: '',
    pan: '',
    left: '',
    up: '',
    down: '',
    right: '',
    zoomIn: '',
    zoomOut: '',
    layers: '',
    aboutMap: '',
    motion: '',
    sections: '',
    languages: '',
    keys: '',
    keysHelp: '',
    letterKeys: '',
  },
  /** The page's script. */
  page: {
    mapTitle: '',
    copied: '',
    inAddressBar: '',
    travelled: { distance: '12 km' },
    nowOnMap: { layers: 'A and B' },
    noLayer: '',
    layerFailed: { layer: 'A' },
    seenOf: { layer: 'A' },
    retry: '',
    reset: '',
    late: '',
    notLoaded: '',
    lost: '',
    notSupported: '',
    newer: '',
    reload: '',
  },
  /** Where the page is shown in another, or offered for that. */
  embed: {
    whole: '',
    what: '',
    story: '',
    stills: '',
    map: { section: 'A' },
    html: '',
    copy: '',
    copied: '',
  },
  /** The live map and its panels. */
  map: {
    close: '',
    aboutLayer: '',
    source: { credit: 'A' },
    scale: { km: '50 km', miles: '31 mi' },
    onMap: '',
    show: '',
    showThis: { feature: 'A' },
    measured: { term: 'Length', figure: '12 km' },
  },
  /** What stands on the map beside a route's head. */
  marks: { schematic: '' },
  /** How words and figures are put together, in all that follows. */
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
    length: '',
    leads: '',
    dataOf: '',
    certainty: '',
    count: '',
    roughly: '',
    asPublished: '',
    reportedBy: '',
    onDays: { days: 3, from: '2014', to: '2016' },
    countedOnDays: { counted: '12 people', days: 3, from: '2014', to: '2016' },
    fromTo: { from: '2014', to: '2016' },
    countedFromTo: { counted: '12 people', from: '2014', to: '2016' },
    at: { date: '2014', time: '09:00' },
  },
  /** What the build writes into the story. */
  render: {
    by: { author: 'A' },
    retold: { article: 'A' },
    articleBy: { author: 'A' },
    article: { title: 'A' },
    published: { date: '2014' },
    sharePicture: { title: 'A' },
    record: '',
    sources: '',
    aboutMap: '',
    share: '',
    copyLink: '',
    print: '',
    embed: '',
    play: '',
    pause: '',
    soundOn: '',
    soundOff: '',
    compare: '',
    citation: { source: '1' },
    backToCitation: { citation: '1', source: '2' },
    source: '',
    method: '',
    certainty: '',
    date: '',
    licence: '',
    credit: '',
    version: { version: '1' },
    retrieved: { date: '2014' },
    measuredOnMap: { layer: 'A' },
    valuesOnMap: { layer: 'A' },
    area: '',
    noData: '',
    figure: '',
    measured: '',
    publishedFigure: '',
    download: '',
    downloadThis: { layer: 'A' },
    downloadAll: '',
    licences: '',
  },
  /** The file that lies beside the page in a ZIP. */
  packed: {
    open: { title: 'A', file: 'index.html' },
    live: '',
  },
  /** The page of licences. */
  licences: {
    title: '',
    heading: '',
    back: '',
    own: '',
    code: '',
    fonts: '',
    data: '',
    dataFrom: { title: 'A', licence: 'B', credits: 'C' },
  },
  /** The sentences that tell a still map. `dash` is `solid`, `dashed` or `dotted`. */
  told: {
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
    schematic: '',
    leap: { from: 'A', to: 'B' },
    points: { name: 'A' },
    pointsCounted: { name: 'A', counts: '12 people' },
    uncertain: '',
    categories: { name: 'A', categories: 'B and C' },
    shaded: { name: 'A', least: '3', lowest: 'B', most: '7', highest: 'C' },
    noData: { count: 2 },
    stops: { name: 'A', stops: '1. B, 2. C' },
    stopRead: { name: 'A', stop: '1. B' },
    written: { texts: '“A”' },
    quoted: { text: 'A' },
  },
  /** What charts say of their numbers and days, and around their drawing. */
  charts: {
    sources: { count: 2 },
    data: '',
    over: { figure: '12' },
    either: { least: '3', most: '7' },
    years: { count: 3 },
    ofOneDot: { share: '12%' },
    quiet: { days: 3 },
  },
};

type Message<Sample> = Sample extends string ? string : (values: Readonly<Sample>) => string;

/** A group of messages, ready to be said. */
type Group<Samples> = { readonly [Name in keyof Samples]: Message<Samples[Name]> };

/** The messages in one language. */
export type Words = { readonly [Name in keyof typeof messages]: Group<(typeof messages)[Name]> } & {
  /** How figures, dates and lists are written, as a BCP 47 tag. */
  readonly locale: string;
};

/** What charts are told with. */
export type ChartWords = Pick<Words, 'charts' | 'common' | 'locale'>;
