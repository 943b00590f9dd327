import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { clamp } from '../core/numbers.ts';
import { type Days, isWithinDays } from '../core/story/scene-spec.ts';

export interface RouteGradient {
  readonly color: string;
  /** The part's start and end, as shares of the route's length on the map. */
  readonly from: number;
  readonly to: number;
  /** The share of the part up to which it fades in. */
  readonly fadeTo: number;
  /** True if the part is drawn whole or not at all: it appears as the route's head reaches its end. */
  readonly whole?: true;
  /** The shares of the part between which it is drawn: from the first to the second, the third to the fourth, ... */
  readonly cuts?: readonly number[];
}

export interface DatedPart {
  /** `sites` are drawn with their counts on the days shown, `points` only on their own days. */
  readonly of: 'sites' | 'points';
  readonly days: readonly string[];
  readonly also?: ExpressionSpecification;
}

export interface StoryMetadata {
  readonly layer: string;
  /** The paint properties that scenes fade, with their values when the layer is fully shown. */
  readonly fullOpacity: Readonly<Record<string, number>>;
  /** True if the layer is removed while hidden, so that its tiles are not requested. */
  readonly leaves?: boolean;
  /** If the layer covers the relief, whose tiles are then not requested, or place names too. */
  readonly covers?: 'relief' | 'names';
  readonly gradient?: RouteGradient;
  readonly dated?: DatedPart;
  /** The share of the route from which the layer is shown. */
  readonly seenFrom?: number;
  /** The shares of the route from which each of its ticks is shown. */
  readonly passes?: readonly number[];
}

export const shownTicks = (
  layer: string,
  passes: readonly number[],
  progress: number,
): ExpressionSpecification => {
  const last = passes.findLast((share) => share <= progress) ?? -1;
  return ['all', ['==', ['get', 'layer'], layer], ['<=', ['get', 'share'], last]];
};

export const isMark = (fullOpacity: StoryMetadata['fullOpacity']): boolean =>
  'text-opacity' in fullOpacity || 'icon-opacity' in fullOpacity;

export function storyLayer(specification: LayerSpecification, metadata: StoryMetadata) {
  const hidden = Object.fromEntries(Object.keys(metadata.fullOpacity).map((name) => [name, 0]));
  return {
    ...specification,
    metadata,
    layout: {
      ...specification.layout,
      ...((metadata.leaves || isMark(metadata.fullOpacity)) && { visibility: 'none' }),
    },
    paint: { ...specification.paint, ...hidden },
  } as LayerSpecification;
}

/** Returns the metadata of a style layer that belongs to the story; undefined for any other. */
export function storyMetadata(specification: LayerSpecification): StoryMetadata | undefined {
  const metadata = specification.metadata as StoryMetadata | undefined;
  return metadata?.fullOpacity ? metadata : undefined;
}

/** Up to the first opacity a layer is background, without names or marks; from the second on, these are opaque. */
const [background, foreground] = [0.35, 0.65];

export const markOpacity = (opacity: number): number =>
  clamp((opacity - background) / (foreground - background), 0, 1);

/** Names the property with a site's count on a day; the count of no day, `''`, is always shown. */
export const countOn = (day: string): string => `count ${day}`;

const among = (days: readonly string[], shown: Days | undefined): readonly string[] => [
  '',
  ...(shown ? days.filter((day) => isWithinDays(day, shown)) : days),
];

export function shownOnDays({ of, days, also }: DatedPart, shown?: Days): ExpressionSpecification {
  const then = among(days, shown);
  const isThen: ExpressionSpecification =
    of === 'sites'
      ? ['any', ...then.map((day): ExpressionSpecification => ['has', countOn(day)])]
      : ['all', ['==', ['get', 'part'], 'point'], ['in', ['get', 'day'], ['literal', [...then]]]];
  return also ? ['all', isThen, also] : isThen;
}

export function countedOnDays(days: readonly string[], shown?: Days): ExpressionSpecification {
  const counts = among(days, shown).map(
    (day): ExpressionSpecification => ['coalesce', ['get', countOn(day)], 0],
  );
  return ['+', 0, ...counts];
}

/** Restricts a radius that follows a site's count, by its root, to some days; returns any other radius unchanged. */
export function radiusOnDays(radius: unknown, { of, days }: DatedPart, shown: Days): unknown {
  if (of !== 'sites' || !Array.isArray(radius)) return radius;
  const [interpolate, curve, input, ...stops] = radius;
  if (input[0] !== 'sqrt') return radius;
  return [interpolate, curve, ['sqrt', countedOnDays(days, shown)], ...stops];
}
