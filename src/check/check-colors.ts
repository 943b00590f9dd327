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

/** What WCAG 2.2 asks of anything but text. */
const leastContrast = 3;

const leastDifference = 8;
const deltaE = differenceCiede2000();
const colorOf = (hex: string): Color => parse(hex) ?? { mode: 'rgb', r: 0, g: 0, b: 0 };

/** Simulations of Machado, Oliveira and Fernandes (2009). */
const visions: readonly (readonly [who: string, seen: (color: Color) => Color])[] = [
  ['', (color) => color],
  [' to readers with red-green blindness', filterDeficiencyDeuter(1)],
  [' to readers with red-green blindness', filterDeficiencyProt(1)],
  [' to readers with blue-yellow blindness', filterDeficiencyTrit(1)],
];

/** Who confuses colours, each pair of which differs by less, as the end of a sentence; undefined for nobody. */
const confusedBy = (alike: readonly (readonly [Color, Color])[]): string | undefined =>
  visions.find(([, seen]) =>
    alike.every(([a, b]) => deltaE(seen(a), seen(b)) < leastDifference),
  )?.[0];

/** A layer, or a category of it that has a colour of its own. */
type Colored = LayerEntry & { readonly category?: string };

function coloredParts(layer: LayerEntry): readonly Colored[] {
  const parts = Object.entries(layer.categories ?? {}).flatMap(([category, { color }]) =>
    color ? [{ ...layer, category, color, tint: color }] : [],
  );
  return parts.length > 0 ? parts : [layer];
}

/**
 * Warns of colours too faint for the map's paper, and of layers and categories whose colours look the same.
 *
 * @param scenes Layers that some of them show, but never together, are not compared.
 */
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
      if (contrast >= leastContrast) return [];
      const problem = `its colour ${layer.color[theme]} can hardly be seen on ${theme} paper: the contrast is ${contrast.toFixed(1)} to 1.`;
      const remedy = `Choose a ${theme === 'light' ? 'darker' : 'lighter'} one, of ${leastContrast} to 1 or more.`;
      return warn(layer, problem, remedy);
    });
    // One that looks like another is warned of once, and compared with no more.
    const distinct: Colored[] = [];
    const alike = parts.flatMap((other) => {
      for (const one of distinct) {
        if (!hasSameForm(one, other) || isApart(one, other)) continue;
        const who = confusedBy(drawn(one, other, theme));
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

/** Whether only colour distinguishes two layers; the same category of two layers may have one colour. */
function hasSameForm(one: Colored, other: Colored): boolean {
  const isScale = buildKindOf(one.kind).scale !== undefined;
  if (isScale || (one.category !== undefined && one.category === other.category)) return false;
  return (dashOf(one) ?? one.kind) === (dashOf(other) ?? other.kind);
}

const dashOf = (layer: LayerEntry) => buildKindOf(layer.kind).dash?.(layer);

/** The colours that two layers are drawn in on a theme's paper: of their edges, and of their areas. */
function drawn(one: LayerEntry, other: LayerEntry, theme: Theme): (readonly [Color, Color])[] {
  const tinted = (layer: LayerEntry): Color =>
    interpolate([palette(theme).paper, (layer.tint ?? layer.color)[theme]])(
      buildKindOf(layer.kind).tinted?.(layer) ?? 1,
    );
  const edges = [colorOf(one.color[theme]), colorOf(other.color[theme])] as const;
  return kindOf(one).shape === 'area' ? [edges, [tinted(one), tinted(other)]] : [edges];
}
