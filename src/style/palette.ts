import { mapValues } from '../core/map-values.ts';
import type { LayerSpec } from '../core/story/layer-spec.ts';

export type Theme = 'light' | 'dark';

const colors = {
  sea: ['#cfdbe0', '#13212b'],
  land: ['#eae5d9', '#2a2f30'],
  storyLand: ['#f5f1e8', '#323736'],
  coast: ['#a9b9bf', '#52666f'],
  border: ['#a1978a', '#6f6a60'],
  water: ['#a2bdc9', '#57849a'],
  contour: ['#ad9670', '#7d7360'],
  ink: ['#23211d', '#efece4'],
  inkSoft: ['#5d5a55', '#b9b4a8'],
  seaText: ['#2f6078', '#8fb8cc'],
  halo: ['#f5f1e8', '#1f2425'],
  paper: ['#fbf9f4', '#1d2021'],
} as const satisfies Colors;

type Colors = Readonly<Record<string, readonly [light: string, dark: string]>>;

export type ColorName = keyof typeof colors;

export type Palette = Readonly<Record<ColorName, string>>;

export const palette = (theme: Theme): Palette => inTheme(colors, theme);

const streetColors = {
  earth: ['#ece7dc', '#2a2f30'],
  park: ['#dee0cb', '#2c3731'],
  wood: ['#d5dac1', '#29352f'],
  built: ['#e3dbd0', '#333536'],
  wetland: ['#d3dccf', '#283634'],
  sand: ['#efe6cc', '#3a3930'],
  glacier: ['#f1f5f4', '#3b474b'],
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
} as const satisfies Colors;

/** Returns the colours of streets, quieter than any colour of the story, as `#rrggbb`. */
export const streetPalette = (theme: Theme) => inTheme(streetColors, theme);

function inTheme<C extends Colors>(colors: C, theme: Theme) {
  const side = theme === 'light' ? 0 : 1;
  return mapValues(colors, (pair) => pair[side]) as Record<keyof C, string>;
}

export type LayerColors = Readonly<ReturnType<typeof layerColors>>;

export function layerColors({ color, tint, text, categories = {} }: LayerSpec, theme: Theme) {
  const ofCategories = Object.entries(categories).flatMap(([name, category]) =>
    category.color ? [[name, category.color[theme]] as const] : [],
  );
  return {
    ...palette(theme),
    color: color[theme],
    tint: (tint ?? color)[theme],
    text: (text ?? color)[theme],
    categories: Object.fromEntries(ofCategories),
  };
}
