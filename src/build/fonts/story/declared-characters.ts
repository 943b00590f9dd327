import postcss from 'postcss';
import type { PageFace } from '../typefaces.ts';

/** The code points that faces of the page are declared to hold, by `faceKey`. */
export type DeclaredCharacters = ReadonlyMap<string, ReadonlySet<number>>;

/** What tells a face of the page from the others. */
export function faceKey({ name, weight, style }: PageFace): string {
  return `${name} ${weight} ${style}`;
}

/**
 * Reads what the `@font-face` rules of a stylesheet declare. The files that hold what is seldom
 * needed count as those of their face.
 */
export function declaredCharacters(css: string): DeclaredCharacters {
  const declared = new Map<string, Set<number>>();
  postcss.parse(css).walkAtRules('font-face', (rule) => {
    const values = new Map<string, string>();
    rule.walkDecls(({ prop, value }) => {
      values.set(prop, value);
    });
    const family = values.get('font-family')?.replace(/^"|( More)?"$/g, '');
    const key = `${family} ${values.get('font-weight')} ${values.get('font-style')}`;
    const points = declared.get(key) ?? new Set();
    for (const point of rangePoints(values.get('unicode-range') ?? '')) points.add(point);
    declared.set(key, points);
  });
  return declared;
}

/** The code points of a CSS `unicode-range`. */
export function rangePoints(range: string): number[] {
  return [...range.matchAll(/U\+([\dA-F]+)(?:-([\dA-F]+))?/g)].flatMap(([, from = '', to]) => {
    const first = Number.parseInt(from, 16);
    const last = to === undefined ? first : Number.parseInt(to, 16);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
