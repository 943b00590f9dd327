import { clampChroma, converter, formatHex } from 'culori';
import type { ThemedColor } from '../../core/story/layer-spec.ts';
import type { LayerFeature } from '../../style/kinds/kind.ts';
import type { ShadedLayer, ValuesSpec } from '../../style/kinds/shaded.ts';
import { palette, type Theme } from '../../style/palette.ts';

const toLch = converter('lch');

/** Returns the given breaks between classes, or else rounded quantiles of `numbers`, which must not be empty. */
export function breaksOf({ breaks, classes = 5 }: ValuesSpec, numbers: readonly number[]) {
  if (breaks) return breaks;
  const sorted = numbers.toSorted((a, b) => a - b);
  const all = Array.from({ length: classes - 1 }, (_, i) => quantile(sorted, (i + 1) / classes));
  const above = [...new Set(all)].filter((each) => each > (sorted[0] ?? each));
  return roundBreaks(above, sorted);
}

function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const [below = 0, above = below] = sorted.slice(Math.floor(at), Math.floor(at) + 2);
  return below + (at % 1) * (above - below);
}

/** Rounds breaks to the fewest digits, but at least two, that leave every number in its class. */
function roundBreaks(breaks: readonly number[], numbers: readonly number[]): readonly number[] {
  for (let digits = 2; digits < 15; digits += 1) {
    const short = breaks.map((each) => Number(each.toPrecision(digits)));
    if (numbers.every((each) => classOf(each, short) === classOf(each, breaks))) return short;
  }
  return breaks;
}

/** Returns a value's class, from 0, which is the number of breaks that it reaches. */
export const classOf = (value: number, breaks: readonly number[]): number =>
  breaks.filter((each) => value >= each).length;

/** Returns a shaded layer's classes with their colours, and a text for areas without a value, by default `noData`. */
export function shadesOf(
  { values, color }: Pick<ShadedLayer, 'values' | 'color'>,
  features: readonly Pick<LayerFeature, 'properties'>[],
  noData: string,
): Partial<ShadedLayer> {
  const numbers = features.flatMap(({ properties: { value } }) => value ?? []);
  if (numbers.length === 0) return {};
  const breaks = breaksOf(values, numbers);
  const colors = shadeColors(breaks.length + 1, color);
  const categories = colors.map((shade, i) => {
    const [from, to] = [breaks[i - 1], breaks[i]];
    const label = from === undefined ? `< ${to}` : to === undefined ? `≥ ${from}` : `${from}–${to}`;
    return [i, { label, color: shade }] as const;
  });
  return {
    breaks,
    categories: Object.fromEntries(categories),
    ...(values.unit && { unit: values.unit }),
    ...(numbers.length < features.length && { noData: values.noData ?? noData }),
  };
}

/** Returns the classes' colours, in equal steps from the map's paper to the layer's colour. */
const shadeColors = (classes: number, color: ThemedColor): readonly ThemedColor[] =>
  Array.from({ length: classes }, (_, i) => {
    const of = (theme: Theme) => mix(palette(theme).land, color[theme], (i + 1) / classes);
    return { light: of('light'), dark: of('dark') };
  });

/** Mixes paper and colour by lightness, keeping the colour's hue, since a plain mixture would be grey. */
function mix(paper: string, end: string, share: number): string {
  const [from, to] = [toLch(paper), toLch(end)];
  if (!from || !to) return end;
  const l = from.l + share * (to.l - from.l);
  return formatHex(clampChroma({ mode: 'lch', l, c: to.c * share ** 0.6, h: to.h ?? 0 }, 'lch'));
}
