/** Every word that the map is told in, in English. Numbers come as text, lists as they are joined. */
export const words = {
  locale: 'en-GB',
  list: (items: readonly string[]): string =>
    new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items),
  km: (count: string): string => `${count} km`,
  squareKm: (count: string): string => `${count} km²`,
  about: (figure: string): string => `about ${figure}`,
  framed: (width: string, places: string): string =>
    places
      ? `The map shows an area ${width} wide, with ${places}.`
      : `The map shows an area ${width} wide.`,
  zone: (name: string, length: string): string =>
    `A broken line of ${length} marks the armistice line in the middle of the ${name}.`,
  areas: (areas: string, many: boolean): string => `${areas} ${many ? 'are' : 'is'} shaded.`,
  rivers: (rivers: string): string => `The border rivers are drawn: ${rivers}.`,
  river: (name: string, length: string): string => `the ${name}, ${length}`,
  measuredArea: (name: string, area: string): string => `${name} (${area})`,
  lines: { solid: 'A solid line', dashed: 'A dashed line', dotted: 'A dotted line' },
  route: (line: string, name: string, from: string, through: string, to: string): string =>
    `${line} shows the ${name} from ${from} by way of ${through} to ${to}`,
  routeLength: (route: string, length: string): string =>
    `${route}, ${length} from city to city; it is schematic, as reported, and no real path.`,
  leap: (from: string, to: string): string =>
    `From ${from} to ${to} fine dots run straight from city to city: the crossing is not drawn.`,
  flights: (flights: string): string => `Dotted lines show flights: ${flights}.`,
  flight: (name: string, length: string): string => `${name}, ${length}`,
  sites: (days: string, from: string, to: string, rounds: string): string =>
    `Discs mark where North Korea fired on ${days} days between ${from} and ${to}: ${rounds}, more in a larger disc.`,
  rounds: (ballistic: string, others: string): string =>
    `${ballistic} ballistic missiles and about ${others} other rounds`,
  uncertain: 'A blurred disc is a place that is only roughly known.',
  short: (width: string, places: string, layers: string): string => {
    const area = places ? `the area of ${places}` : `an area ${width} wide`;
    return layers ? `Map of ${area}, with ${layers}.` : `Map of ${area}.`;
  },
} as const;

/** How the names of layers read within a sentence. */
export const layerNames: Readonly<Record<string, string>> = {
  dmz: 'Demilitarised Zone',
  'route-laos': 'route to Laos',
  'route-thailand': 'route to Thailand',
  'flight-seoul': 'flights to Seoul',
  'border-rivers': 'rivers Yalu and Tumen',
  'firing-sites': 'firing sites of 2014',
};
