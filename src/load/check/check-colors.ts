import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  interpolate,
  parse,
  wcagContrast,
} from 'culori';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { buildKindOf, kindOf } from '../../style/kinds/kinds.ts';
import { palette, type Theme } from '../../style/palette.ts';
import type { Problem } from '../files/story-error.ts';
import type { LayerEntry } from '../schema/layers.ts';

/** Colours nearer than this, in CIEDE2000, are taken for one another where they are drawn alike. */
const leastDifference = 8;

/** What WCAG 2.2 asks of what is no text. */
const leastContrast = 3;

const themes: readonly Theme[] = ['light', 'dark'];
const deltaE = differenceCiede2000();

/** Colours as they are seen; the simulations are those of Machado, Oliveira and Fernandes (2009). */
const visions: readonly (readonly [who: string, seen: (color: Color) => Color])[] = [
  ['', (color) => color],
  [', with red-green blindness', filterDeficiencyDeuter(1)],
  [', with red-green blindness', filterDeficiencyProt(1)],
  [', with blue-yellow blindness', filterDeficiencyTrit(1)],
];

/** A layer, or what of it has a colour of its own: a category. */
interface Colored extends LayerEntry {
  readonly category?: string;
}

/** A layer by its colours: by those of its categories, where these have some. */
function coloredParts(layer: LayerEntry): readonly Colored[] {
  const parts = Object.entries(layer.categories ?? {}).flatMap(([category, { color }]) =>
    color ? [{ ...layer, category, color, tint: color }] : [],
  );
  return parts.length > 0 ? parts : [layer];
}

/**
 * Warns of colours that cannot be read on the map's paper, and of layers and categories that are drawn alike
 * and whose colours a reader cannot tell apart, on light paper or on dark.
 */
export function checkColors(layers: readonly LayerEntry[], file: string): Problem[] {
  const warn = (
    { id, category }: Colored,
    theme: Theme,
    problem: string,
    remedy: string,
    value: string,
  ) => ({
    file,
    path: [id, ...(category === undefined ? [] : ['categories', category]), 'color', theme],
    place: `layer "${id}"${category === undefined ? '' : `, category "${category}"`}`,
    problem,
    remedy,
    value,
    severity: 'warning' as const,
  });
  const parts = layers.flatMap(coloredParts);
  return themes.flatMap((theme) => [
    ...parts.flatMap((layer) => {
      const contrast = wcagContrast(layer.color[theme], palette(theme).land);
      if (contrast >= leastContrast) return [];
      const problem = `its colour ${layer.color[theme]} can hardly be seen on ${theme} paper: the contrast is ${contrast.toFixed(1)} to 1.`;
      const remedy = `Choose a ${theme === 'light' ? 'darker' : 'lighter'} one, of ${leastContrast} to 1 or more.`;
      return [warn(layer, theme, problem, remedy, layer.color[theme])];
    }),
    ...pairs(parts).flatMap(([one, other]) => {
      const who = isAlike(one, other) ? mistakenBy(one, other, theme) : undefined;
      if (who === undefined) return [];
      const problem = `its colour on ${theme} paper cannot be told from that of "${one.category ?? one.id}"${who}.`;
      const remedy = `Choose one that differs in lightness too${dashOf(one) ? ', or another dash' : ''}.`;
      return [warn(other, theme, problem, remedy, other.color[theme])];
    }),
  ]);
}

const pairs = <T>(all: readonly T[]): (readonly [T, T])[] =>
  all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));

/** Whether colour alone tells two layers apart; the same sorts of two layers may be of one colour. */
function isAlike(one: Colored, other: Colored): boolean {
  const isScale = buildKindOf(one.kind).scale !== undefined;
  if (isScale || (one.category !== undefined && one.category === other.category)) return false;
  const [pattern, others] = [one, other].map((layer) => dashOf(layer) ?? layer.kind);
  return pattern === others;
}

/** How a layer's line is broken; nothing of a kind that no dash changes. */
const dashOf = (layer: LayerEntry) => buildKindOf(layer.kind).dash?.(layer);

/** Who takes the colours of two layers for one another, in words that follow what is wrong; nobody by default. */
function mistakenBy(one: LayerEntry, other: LayerEntry, theme: Theme): string | undefined {
  const { paper } = palette(theme);
  const tinted = (layer: LayerEntry): Color =>
    interpolate([paper, (layer.tint ?? layer.color)[theme]])(
      buildKindOf(layer.kind).tinted?.(layer) ?? 1,
    );
  const edges = [parse(one.color[theme]), parse(other.color[theme])] as const;
  const tints = [tinted(one), tinted(other)] as const;
  const areas = kindOf(one).shape === 'area';
  return visions.find(([, seen]) => {
    const apart = ([a, b]: readonly [Color | undefined, Color | undefined]) =>
      a && b ? deltaE(seen(a), seen(b)) : Number.POSITIVE_INFINITY;
    return Math.max(apart(edges), areas ? apart(tints) : 0) < leastDifference;
  })?.[0];
}

/** Neighbouring classes of a scale have an edge between them, and are told apart by less. */
const leastStep = 5;

/**
 * Warns of a scale whose classes a reader cannot tell apart, on light paper or on dark.
 *
 * @param layers With their classes.
 */
export function checkShades(layers: readonly LayerSpec[], file: string): Problem[] {
  return layers.flatMap(({ id, kind, categories = {} }) => {
    const classes = buildKindOf(kind).scale ? Object.values(categories) : [];
    const faults = themes.flatMap((theme) =>
      pairs(classes).flatMap(([one, other]) => {
        const areNext = classes.indexOf(other) - classes.indexOf(one) === 1;
        const least = areNext ? leastStep : leastDifference;
        const [a, b] = [parse(one.color?.[theme] ?? ''), parse(other.color?.[theme] ?? '')];
        const who = visions.find(([, seen]) => a && b && deltaE(seen(a), seen(b)) < least)?.[0];
        if (who === undefined) return [];
        return `its classes ${one.label} and ${other.label} cannot be told apart on ${theme} paper${who}.`;
      }),
    );
    return faults.slice(0, 1).map((problem) => ({
      file,
      path: [id, 'color'],
      place: `layer "${id}"`,
      problem,
      remedy: 'Choose colours farther from the paper and from each other, or fewer classes.',
      severity: 'warning' as const,
    }));
  });
}
