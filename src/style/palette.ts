/** Light paper or dark paper. */
export type Theme = 'light' | 'dark';

/** Every colour of the map, by what it is for. All are `#rrggbb`. */
export type Palette = Readonly<Record<ColorName, string>>;

/** What the map has a colour for; a layer of the story names one of these. */
export type ColorName = keyof typeof colors;

const colors = {
  sea: ['#cfdbe0', '#182126'],
  land: ['#eae5d9', '#262a2b'],
  storyLand: ['#f5f1e8', '#303534'],
  coast: ['#a9b9bf', '#4a5a61'],
  border: ['#a1978a', '#6f6a60'],
  water: ['#c3d3d9', '#1c272d'],
  relief: ['#3b3327', '#000000'],
  ink: ['#23211d', '#efece4'],
  inkSoft: ['#5d5a55', '#b9b4a8'],
  seaText: ['#46616d', '#8fa8b3'],
  halo: ['#f5f1e8', '#1f2425'],
  paper: ['#fbf9f4', '#1d2021'],
  dmz: ['#54021c', '#ffbeb3'],
  jilin: ['#806b39', '#fdda79'],
  yanbian: ['#806b3a', '#f5d764'],
  areaText: ['#5f4b1b', '#fff1c4'],
  jilinTint: ['#c59b2d', '#cfa84c'],
  yanbianTint: ['#b3831a', '#d3ac40'],
  laos: ['#a10800', '#dd6b26'],
  thailand: ['#002a81', '#6392ce'],
  flight: ['#4f4f4f', '#b0aba1'],
  river: ['#347779', '#9eecfc'],
  firing: ['#71477d', '#a87e93'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** The map's colours for a theme. */
export function palette(theme: Theme): Palette {
  const side = theme === 'light' ? 0 : 1;
  return Object.fromEntries(
    Object.entries(colors).map(([name, pair]) => [name, pair[side]]),
  ) as Palette;
}

/** Whether a word is the name of one of the map's colours. */
export function isColorName(word: string): word is ColorName {
  return Object.hasOwn(colors, word);
}
