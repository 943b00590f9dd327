/** The colours of a picture, light and dark, as classes of its own stylesheet. */
export interface ThemeColors {
  /** The class that fills, or strokes, with a pair of colours. */
  readonly use: (property: ColorProperty, light: string, dark: string) => string;
  /** The rules of all classes so far. */
  readonly css: () => string;
}

export type ColorProperty = 'fill' | 'stroke' | 'stop-color';

/** Starts an empty set of colours. With `dark: false` the picture is light whatever the reader's theme. */
export function themeColors({ dark: both = true } = {}): ThemeColors {
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
      const night = both ? `@media screen and (prefers-color-scheme:dark){${rules('dark')}}` : '';
      return rules('light') + night;
    },
  };
}
