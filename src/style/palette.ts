import type { LayerSpec } from '../core/story/layer-spec.ts';

/** Light paper or dark paper. */
export type Theme = 'light' | 'dark';

/** The colours of all that is not the story's own, by what they are for. All are `#rrggbb`. */
export type Palette = Readonly<Record<ColorName, string>>;

/** What the map has a colour for. */
export type ColorName = keyof typeof colors;

const colors = {
  sea: ['#cfdbe0', '#10181e'],
  land: ['#eae5d9', '#2a2f30'],
  storyLand: ['#f5f1e8', '#323736'],
  coast: ['#a9b9bf', '#52666f'],
  border: ['#a1978a', '#6f6a60'],
  water: ['#a2bdc9', '#57849a'],
  ink: ['#23211d', '#efece4'],
  inkSoft: ['#5d5a55', '#b9b4a8'],
  seaText: ['#2f6078', '#8fb8cc'],
  halo: ['#f5f1e8', '#1f2425'],
  paper: ['#fbf9f4', '#1d2021'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** The map's colours for a theme. */
export function palette(theme: Theme): Palette {
  const side = theme === 'light' ? 0 : 1;
  return Object.fromEntries(
    Object.entries(colors).map(([name, pair]) => [name, pair[side]]),
  ) as Palette;
}

/** The map's colours with those of one layer of the story. */
export interface LayerColors extends Palette {
  readonly color: string;
  readonly tint: string;
  /** The colour of its names. */
  readonly text: string;
  /** The colours of its categories that have their own. */
  readonly categories: Readonly<Record<string, string>>;
}

/** The colours that a layer is drawn in, in a theme. */
export function layerColors(
  { color, tint, text, categories = {} }: LayerSpec,
  theme: Theme,
): LayerColors {
  const own = Object.entries(categories).flatMap(([name, category]) =>
    category.color ? [[name, category.color[theme]]] : [],
  );
  return {
    ...palette(theme),
    color: color[theme],
    tint: (tint ?? color)[theme],
    text: (text ?? color)[theme],
    categories: Object.fromEntries(own),
  };
}
