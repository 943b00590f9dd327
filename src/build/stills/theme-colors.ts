/** The colours of a picture, light and dark, as classes of its own stylesheet. */
export interface ThemeColors {
  /** The class that fills, or strokes, with a pair of colours. */
  readonly use: (property: ColorProperty, light: string, dark: string) => string;
  /** The rules of all classes so far. */
  readonly css: () => string;
}

export type ColorProperty = 'fill' | 'stroke' | 'stop-color';

/** The theme that a picture has: the reader's, or the same for all. */
export type PictureTheme = 'light' | 'dark' | 'both';

/** Starts an empty set of colours. */
export function themeColors(theme: PictureTheme = 'both'): ThemeColors {
  const pairs = new Map<string, { property: ColorProperty; light: string; dark: string }>();
  return {
    use(property, light, dark) {
      const key = `${property} ${light} ${dark}`;
      if (!pairs.has(key)) pairs.set(key, { property, light, dark });
      return `c${[...pairs.keys()].indexOf(key).toString(36)}`;
    },
    css() {
      const all = [...pairs.values()];
      const rules = (theme: 'light' | 'dark'): string =>
        all.map((pair, i) => `.c${i.toString(36)}{${pair.property}:${pair[theme]}}`).join('');
      if (theme !== 'both') return rules(theme);
      return `${rules('light')}@media screen and (prefers-color-scheme:dark){${rules('dark')}}`;
    },
  };
}
