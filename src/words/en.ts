/** How figures, dates and lists are written, as a BCP 47 tag. */
export const locale = 'en-GB';

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
  alsoHere: 'Also here',
  reportedBy: 'Reported by',
  about: (count: string): string => `about ${count}`,
  range: (least: string, most: string): string => `${least} to ${most}`,
  counted: (count: string, noun: string): string => `${count} ${noun}`,
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
};
