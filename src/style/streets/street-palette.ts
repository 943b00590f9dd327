import type { Theme } from '../palette.ts';

const colors = {
  earth: ['#ece7dc', '#2a2f30'],
  park: ['#dee0cb', '#2c3731'],
  wood: ['#d5dac1', '#29352f'],
  wetland: ['#d3dccf', '#283634'],
  sand: ['#efe6cc', '#3a3930'],
  pitch: ['#d6dbc0', '#313d35'],
  works: ['#e5ded2', '#303435'],
  care: ['#e8dfd3', '#333534'],
  square: ['#f1ece2', '#33393a'],
  building: ['#dbd4c6', '#3a4041'],
  street: ['#fbf8f1', '#454c4d'],
  mainStreet: ['#fdfbf6', '#535b5c'],
  casing: ['#d6cdbd', '#1d2223'],
  path: ['#f7f3ea', '#434a4b'],
  rail: ['#b9b0a2', '#5b605e'],
  streetText: ['#6b665d', '#c4c0b4'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** The colours of streets, by what they are for: quieter than anything of the story. All are `#rrggbb`. */
export type StreetPalette = Readonly<Record<keyof typeof colors, string>>;

/** The colours of streets for a theme. */
export function streetPalette(theme: Theme): StreetPalette {
  const side = theme === 'light' ? 0 : 1;
  return Object.fromEntries(
    Object.entries(colors).map(([name, pair]) => [name, pair[side]]),
  ) as StreetPalette;
}
