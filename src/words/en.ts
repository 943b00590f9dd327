/*
 * All that the engine says to a reader, in English. A language is one such file, named by its tag as
 * a story's `lang` gives it; src/build/story/files/read-words.ts says what it must hold. What has gaps
 * is a function, and figures, dates and lists come as text that is written for `locale`.
 */

/** How figures, dates and lists are written, as a BCP 47 tag. */
export const locale = 'en-GB';

/** What the page's shell says: `{{name}}` in index.html. It is HTML, so that keys can be `<kbd>`. */
export const shell = {
  skip: 'Skip to the story',
  stage: 'The map and its controls',
  mapHelp:
    'The map follows the text; each section tells what its map shows. On the map itself the arrow keys move it, plus and minus zoom, and Escape leads back to the story.',
  back: 'Back to the story',
  copy: 'Copy link to this view',
  explore: 'Explore the map',
  pan: 'Move the map',
  left: 'Move left',
  up: 'Move up',
  down: 'Move down',
  right: 'Move right',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  layers: 'Layers',
  aboutMap: 'about this map',
  motion: 'Motion',
  sections: 'Sections',
  keys: 'Keys',
  keysHelp:
    '<kbd>→</kbd> or <kbd>J</kbd> goes to the next section, <kbd>←</kbd> or <kbd>K</kbd> to the one before. On the map the arrows move it, <kbd>+</kbd> and <kbd>−</kbd> zoom, <kbd>Esc</kbd> leads back to the story.',
  letterKeys: 'Use the letters J and K',
};

/** What the page's script says. */
export const page = {
  mapTitle: 'Map of the story',
  copied: 'Link copied',
  inAddressBar: 'Link is in the address bar',
  travelled: (km: string): string => `${km} km so far`,
  onMap: 'On the map now',
  nowOnMap: (layers: string): string => `On the map now: ${layers}.`,
  noLayer: 'none of the story’s layers',
  show: 'Show on the map',
  showThis: (feature: string): string => `Show on the map: ${feature}`,
  measured: (term: string, figure: string): string => `${term}: ${figure}`,
  layerFailed: (layer: string): string => `${layer} could not be loaded.`,
  retry: 'Try again',
  reset: 'Reset',
  late: 'The live map has not loaded yet. The story is complete without it; the map will appear here as soon as it has.',
  notLoaded:
    'The live map could not be loaded. The story is complete without it; reload the page to try again.',
  lost: 'This device has stopped drawing the live map. The story is complete without it; reload the page to try again.',
  notSupported: 'This browser cannot show the live map. The story is complete without it.',
  newer: 'A newer version of this story is ready.',
  reload: 'Reload',
};

/** What the live map and its panels say. */
export const map = {
  close: 'Close',
  aboutLayer: 'About this layer',
  source: (credit: string): string => `Source: ${credit}`,
  scale: (lengths: readonly string[]): string => `Scale: ${lengths.join(', ')}`,
  km: (length: string): string => `${length} km`,
  miles: (length: string): string => `${length} mi`,
};

/** An article that a story retells, of which little may be known but what it is called. */
interface Retold {
  readonly title: string;
  readonly author?: string | undefined;
  readonly publisher?: string | undefined;
  /** As it is written in the language. */
  readonly date?: string | undefined;
}

/** What the build writes into the story. */
export const render = {
  by: (author: string): string => `By ${author}.`,
  retold: ({ title, author, publisher, date }: Retold): string => {
    const from = [author ? `by ${author}` : `“${title}”`, publisher, date].filter(Boolean);
    return `Retold from ${author ? 'an article ' : ''}${from.join(', ')}.`;
  },
  published: (date: string): string => `Published ${date}.`,
  sharePicture: (title: string, subtitle?: string): string =>
    `${title}. ${subtitle ? `${subtitle}. ` : ''}Beside the words, the story’s map.`,
  mapOf: (title: string): string => `The map of ${title}`,
  record: 'What the record says',
  sources: 'Sources',
  aboutMap: 'About this map',
  share: 'Share',
  copyLink: 'Copy link',
  print: 'Print',
  citation: (source: string): string => `Source ${source}`,
  backToCitation: (citation: string, source: string): string =>
    `Back to citation ${citation} of source ${source}`,
  source: 'Source',
  method: 'Method',
  certainty: 'Certainty',
  date: 'Date',
  licence: 'Licence',
  credit: 'Credit',
  version: (version: string): string => `version ${version}`,
  retrieved: (date: string): string => `fetched ${date}`,
  measuredOnMap: (layer: string): string => `Measured on the map: ${layer}`,
  figure: 'Figure',
  measured: 'Measured',
  publishedFigure: 'Published',
  download: 'Download GeoJSON',
  downloadThis: (layer: string): string => `Download GeoJSON: ${layer}`,
  km: (length: string): string => `${length} km`,
  licences: 'Licences of the code, fonts and data',
};

/** What the page of licences says. */
export const licences = {
  title: 'Licences',
  heading: 'Licences of all that this story is made of',
  back: 'Back to the story',
  own: 'The story’s own code',
  code: 'Code of others',
  fonts: 'Fonts, cut to the characters that are used',
  data: 'Data of the map',
  dataFrom: (title: string, licence: string, credits: string): string =>
    `${title}: ${licence}. From ${credits}.`,
};

/** What stands on the map beside a route's head. */
export const marks = {
  km: 'km',
  schematic: 'schematic',
};

/** What the panel and the list say of the map's features. */
export const facts = {
  length: 'Length',
  dataOf: 'Data of',
  certainty: 'Certainty',
  count: 'Count',
  roughly: 'The place or the count is only roughly known.',
  asPublished: 'As published.',
  reportedBy: 'Reported by',
  about: (count: string): string => `about ${count}`,
  range: (least: string, most: string): string => `${least} to ${most}`,
  counted: (count: string, noun: string): string => `${count} ${noun}`,
  onDays: (counted: string, days: string, from: string, to: string): string =>
    `${counted ? `${counted} on` : 'On'} ${days} days, from ${from} to ${to}.`,
  fromTo: (counted: string, from: string, to: string): string =>
    `${[counted, `from ${from} to ${to}`].filter(Boolean).join(', ')}.`,
  at: (date: string, time: string): string => `${date}, ${time}`,
};

/** The sentences that tell a still map. */
export const told = {
  km: (count: string): string => `${count} km`,
  squareKm: (count: string): string => `${count} km²`,
  about: (figure: string): string => `about ${figure}`,
  the: (name: string): string => `the ${name}`,
  framed: (width: string, places: string): string =>
    places
      ? `The map shows an area ${width} wide, with ${places}.`
      : `The map shows an area ${width} wide.`,
  short: (width: string, places: string, layers: string): string => {
    const area = places ? `the area of ${places}` : `an area ${width} wide`;
    return layers ? `Map of ${area}, with ${layers}.` : `Map of ${area}.`;
  },
  zone: (name: string, length: string): string =>
    length
      ? `A broken line of ${length} runs along the middle of ${name}, which is hatched.`
      : `${name} is hatched.`,
  areas: (areas: string, many: boolean): string => `${areas} ${many ? 'are' : 'is'} shaded.`,
  measuredArea: (name: string, area: string): string => `${name} (${area})`,
  line: { solid: 'A solid line', dashed: 'A dashed line', dotted: 'A dotted line' },
  lines: { solid: 'Solid lines', dashed: 'Dashed lines', dotted: 'Dotted lines' },
  shows: (lines: string, name: string, parts: string): string =>
    parts ? `${lines} show ${name}: ${parts}.` : `${lines} show ${name}.`,
  part: (name: string, length: string): string => `${name}, ${length}`,
  route: (line: string, name: string, stops: string, length: string): string =>
    `${line} shows ${name}${stops}, ${length}.`,
  stops: (from: string, through: string, to: string): string =>
    through ? ` from ${from} by way of ${through} to ${to}` : ` from ${from} to ${to}`,
  schematic: 'It is schematic and no real path.',
  leap: (from: string, to: string): string =>
    `From ${from} to ${to} fine dots run straight: the way between is not drawn.`,
  points: (name: string, counts: string): string =>
    counts ? `Discs mark ${name}: ${counts}, more in a larger disc.` : `Discs mark ${name}.`,
  uncertain: 'A blurred disc is a place that is only roughly known.',
  written: (texts: readonly string[]): string =>
    `On the map is written: ${texts.map((text) => `“${text}”`).join('; ')}.`,
};

/** What charts say of their numbers and days, and around their drawing. */
export const charts = {
  source: 'Source',
  sources: 'Sources',
  data: 'The data as a table',
  million: (count: string) => `${count} million`,
  about: (count: string) => `about ${count}`,
  over: (count: string) => `over ${count}`,
  either: (least: string, most: string) => `${least} or ${most}`,
  between: (least: string, most: string) => `${least} to ${most}`,
  years: (count: number) => `in ${count} years`,
  ofOneDot: (share: string) => `${share} of one dot`,
  quiet: (days: number) => `none counted for ${days} days`,
};

export type ChartWords = typeof charts & { readonly locale: string };
