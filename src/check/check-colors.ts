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
import type { SceneSpec } from '../core/story/scene-spec.ts';
import type { Problem } from '../files/story-error.ts';
import type { LayerEntry } from '../read/schema/layers.ts';
import { buildKindOf, kindOf } from '../style/kinds/kinds.ts';
import { palette, type Theme } from '../style/palette.ts';

/** The minimum contrast that WCAG 2.2 requires of anything but text. */
const minContrast = 3;

const minDifference = 8;
const deltaE = differenceCiede2000();
const colorOf = (hex: string): Color => parse(hex) ?? { mode: 'rgb', r: 0, g: 0, b: 0 };

/** Simulations of colour vision, as Machado, Oliveira and Fernandes (2009) describe them. */
const visions: readonly (readonly [who: string, simulate: (color: Color) => Color])[] = [
  ['', (color) => color],
  [' to readers with red-green blindness', filterDeficiencyDeuter(1)],
  [' to readers with red-green blindness', filterDeficiencyProt(1)],
  [' to readers with blue-yellow blindness', filterDeficiencyTrit(1)],
];

/** Says, as the end of a sentence, who confuses the colours in every pair; undefined if nobody does. */
const confusedBy = (alike: readonly (readonly [Color, Color])[]): string | undefined =>
  visions.find(([, simulate]) =>
    alike.every(([a, b]) => deltaE(simulate(a), simulate(b)) < minDifference),
  )?.[0];

type Colored = LayerEntry & { readonly category?: string };

function coloredParts(layer: LayerEntry): readonly Colored[] {
  const parts = Object.entries(layer.categories ?? {}).flatMap(([category, { color }]) =>
    color ? [{ ...layer, category, color, tint: color }] : [],
  );
  return parts.length > 0 ? parts : [layer];
}

/** Warns of colours that are too faint on the map's paper, and of layers that look alike and may be seen together. */
export function checkColors(
  layers: readonly LayerEntry[],
  scenes: readonly Pick<SceneSpec, 'layers'>[],
  file: string,
): Problem[] {
  const parts = layers.flatMap(coloredParts);
  const scenesOf = (id: string) => scenes.filter(({ layers }) => Object.hasOwn(layers, id));
  const shown = new Map(layers.map(({ id }) => [id, scenesOf(id)]));
  const isApart = (one: Colored, other: Colored): boolean => {
    const [ofOne = [], ofOther = []] = [shown.get(one.id), shown.get(other.id)];
    return ofOne.length * ofOther.length > 0 && !ofOne.some((scene) => ofOther.includes(scene));
  };
  return (['light', 'dark'] as const).flatMap((theme) => {
    const warn = ({ id, category, color }: Colored, problem: string, remedy: string): Problem => {
      const within = category === undefined ? [] : ['categories', category];
      const place = `layer "${id}"${category === undefined ? '' : `, category "${category}"`}`;
      const at = { file, path: [id, ...within, 'color', theme], place, value: color[theme] };
      return { ...at, problem, remedy, severity: 'warning' };
    };
    const faint = parts.flatMap((layer) => {
      const contrast = wcagContrast(layer.color[theme], palette(theme).land);
      if (contrast >= minContrast) return [];
      const problem = `its colour ${layer.color[theme]} can hardly be seen on ${theme} paper: the contrast is ${contrast.toFixed(1)} to 1.`;
      const remedy = `Choose a ${theme === 'light' ? 'darker' : 'lighter'} one, of ${minContrast} to 1 or more.`;
      return warn(layer, problem, remedy);
    });
    // Each similar colour is reported once: later colours are compared only with distinct ones.
    const distinct: Colored[] = [];
    const alike = parts.flatMap((other) => {
      for (const one of distinct) {
        if (!hasSameForm(one, other) || isApart(one, other)) continue;
        const who = confusedBy(colorPairs(one, other, theme));
        if (who === undefined) continue;
        const problem = `its colour on ${theme} paper looks the same as that of "${one.category ?? one.id}"${who}.`;
        const remedy = `Choose one that differs in lightness too${dashOf(one) && one.id !== other.id ? ', or another dash' : ''}.`;
        return warn(other, problem, remedy);
      }
      distinct.push(other);
      return [];
    });
    return [...faint, ...alike];
  });
}

/** True if only colour distinguishes two layers; the same category in two layers may share a colour. */
function hasSameForm(one: Colored, other: Colored): boolean {
  const isScale = buildKindOf(one.kind).scale !== undefined;
  if (isScale || (one.category !== undefined && one.category === other.category)) return false;
  return formOf(one) === formOf(other);
}

const formOf = (layer: LayerEntry) =>
  dashOf(layer) ?? (layer.kind === 'dots' && layer.filled === false ? 'rings' : layer.kind);

const dashOf = (layer: LayerEntry) => buildKindOf(layer.kind).dash?.(layer);

/** Returns the pairs of colours to compare on a theme's paper: the edges' and, for areas, the tints'. */
function colorPairs(one: LayerEntry, other: LayerEntry, theme: Theme): (readonly [Color, Color])[] {
  const tinted = (layer: LayerEntry): Color =>
    interpolate([palette(theme).paper, (layer.tint ?? layer.color)[theme]])(
      buildKindOf(layer.kind).tinted?.(layer) ?? 1,
    );
  const edges = [colorOf(one.color[theme]), colorOf(other.color[theme])] as const;
  return kindOf(one).shape === 'area' ? [edges, [tinted(one), tinted(other)]] : [edges];
}
