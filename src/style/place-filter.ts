import type { ExpressionSpecification } from 'maplibre-gl';
import type { Scene } from '../core/timeline/scene.ts';

/** Which names a layer of places has: those that must stand, or all others. */
export type PlacePart = 'first' | 'others';

/**
 * The filter of a layer of names: `others` are those of its kinds that the zoom is close enough for,
 * less what a scene leaves out; `first` are those that must stand, at any zoom.
 */
export function placeFilter(
  kinds: readonly string[],
  part: PlacePart,
  { quiet = [], names = [] }: Pick<Scene, 'quiet' | 'names'> = {},
): ExpressionSpecification {
  const ofKind = isOneOf('kind', kinds);
  if (part === 'first') return ['all', ofKind, isOneOf('name', names)];
  const elsewhere = [...quiet, ...names];
  return [
    'all',
    ofKind,
    ['>=', ['zoom'], ['coalesce', ['get', 'minZoom'], 0]],
    ...(elsewhere.length > 0 ? [['!', isOneOf('name', elsewhere)] as ExpressionSpecification] : []),
  ];
}

const isOneOf = (property: string, values: readonly string[]): ExpressionSpecification => [
  'in',
  ['get', property],
  ['literal', [...values]],
];
