import type { ExpressionSpecification } from 'maplibre-gl';
import { type Days, isAmong } from '../core/story/scene-spec.ts';

/** A style layer of points that a scene may show the days of. */
export interface DatedPart {
  /** Whether it draws sites, each with what was counted there on all days shown, or the points of days. */
  readonly of: 'sites' | 'points';
  /** All days of its layer, in order. */
  readonly days: readonly string[];
  /** What else it asks of a feature. */
  readonly also?: ExpressionSpecification;
}

/** The property of a site that holds what was counted there on a day; that of no day is always shown. */
export const countOn = (day: string): string => `count ${day}`;

const among = (days: readonly string[], shown: Days | undefined): readonly string[] => [
  '',
  ...(shown ? days.filter((day) => isAmong(day, shown)) : days),
];

/** The filter of a style layer for the days that a scene shows; for all of them by default. */
export function shownOnDays({ of, days, also }: DatedPart, shown?: Days): ExpressionSpecification {
  const then = among(days, shown);
  const isThen: ExpressionSpecification =
    of === 'sites'
      ? ['any', ...then.map((day): ExpressionSpecification => ['has', countOn(day)])]
      : ['all', ['==', ['get', 'part'], 'point'], ['in', ['get', 'day'], ['literal', [...then]]]];
  return also ? ['all', isThen, also] : isThen;
}

/** What was counted at a site on the days that a scene shows; on all of them by default. */
export function countedOnDays(days: readonly string[], shown?: Days): ExpressionSpecification {
  const counts = among(days, shown).map(
    (day): ExpressionSpecification => ['coalesce', ['get', countOn(day)], 0],
  );
  return ['+', 0, ...counts];
}

/** A radius that follows a site's count, for the days that a scene shows; any other as it is. */
export function radiusOnDays(radius: unknown, { of, days }: DatedPart, shown: Days): unknown {
  if (of !== 'sites' || !Array.isArray(radius)) return radius;
  const [interpolate, curve, , ...stops] = radius;
  return [interpolate, curve, ['sqrt', countedOnDays(days, shown)], ...stops];
}
