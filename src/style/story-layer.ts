import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { clamp } from '../core/numbers.ts';
import { type Days, isAmong } from '../core/story/scene-spec.ts';

/** A part of a route that is drawn along its length. */
export interface RouteGradient {
  /** Its colour as `#rrggbb`. */
  readonly color: string;
  /** Where the part begins and ends, as shares of the route's length on the map. */
  readonly from: number;
  readonly to: number;
  /** Up to which share of the part it fades in. */
  readonly fadeTo: number;
  /** It fades in as a whole: the leap. */
  readonly whole?: true;
}

/** How a style layer shows the days of its layer. */
export interface DatedPart {
  /** Whether it draws sites, with their counts of the days shown, or the points of those days. */
  readonly of: 'sites' | 'points';
  /** All days of its layer, in order. */
  readonly days: readonly string[];
  /** A further filter. */
  readonly also?: ExpressionSpecification;
}

/** What a style layer of the story has in its `metadata`. */
export interface StoryMetadata {
  /** The id of the story's layer that the style layer is part of. */
  readonly layer: string;
  /** The paint properties that scenes fade, with their values where the layer is fully shown. */
  readonly fullOpacity: Readonly<Record<string, number>>;
  /** Whether it is removed while hidden, so that its tiles are not requested. */
  readonly leaves?: boolean;
  /** Whether it covers the relief, whose tiles are then not requested. */
  readonly covers?: boolean;
  readonly gradient?: RouteGradient;
  readonly dated?: DatedPart;
  /** From which share of its route on it is shown. */
  readonly seenFrom?: number;
  /** From which shares of its route on each of its ticks is shown. */
  readonly passes?: readonly number[];
}

/** The filter of a style layer for the ticks that are passed at a share of the route. */
export const shownTicks = (
  layer: string,
  passes: readonly number[],
  drawn: number,
): ExpressionSpecification => {
  const last = passes.findLast((share) => share <= drawn) ?? -1;
  return ['all', ['==', ['get', 'layer'], layer], ['<=', ['get', 'share'], last]];
};

/** Whether a style layer draws names or marks. */
export const isMark = (fullOpacity: StoryMetadata['fullOpacity']): boolean =>
  'text-opacity' in fullOpacity || 'icon-opacity' in fullOpacity;

/** A style layer of the story, hidden at first. */
export function storyLayer(
  specification: LayerSpecification,
  metadata: StoryMetadata,
): LayerSpecification {
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

/** The metadata of a style layer of the story; undefined for any other. */
export function storyMetadata(specification: LayerSpecification): StoryMetadata | undefined {
  const metadata = specification.metadata as StoryMetadata | undefined;
  return metadata?.fullOpacity ? metadata : undefined;
}

/** Up to the first opacity a layer is in the background, without names and marks; from the second on they are opaque. */
const [background, foreground] = [0.35, 0.65];

/** The opacity of a layer's names and marks by its own. */
export const markOpacity = (opacity: number): number =>
  clamp((opacity - background) / (foreground - background), 0, 1);

/** The property of a site with its count on a day; that of no day is always shown. */
export const countOn = (day: string): string => `count ${day}`;

const among = (days: readonly string[], shown: Days | undefined): readonly string[] => [
  '',
  ...(shown ? days.filter((day) => isAmong(day, shown)) : days),
];

/** The filter of a style layer for some days; all by default. */
export function shownOnDays({ of, days, also }: DatedPart, shown?: Days): ExpressionSpecification {
  const then = among(days, shown);
  const isThen: ExpressionSpecification =
    of === 'sites'
      ? ['any', ...then.map((day): ExpressionSpecification => ['has', countOn(day)])]
      : ['all', ['==', ['get', 'part'], 'point'], ['in', ['get', 'day'], ['literal', [...then]]]];
  return also ? ['all', isThen, also] : isThen;
}

/** The count of a site on some days; on all by default. */
export function countedOnDays(days: readonly string[], shown?: Days): ExpressionSpecification {
  const counts = among(days, shown).map(
    (day): ExpressionSpecification => ['coalesce', ['get', countOn(day)], 0],
  );
  return ['+', 0, ...counts];
}

/** A radius that follows a site's count, for some days; any other radius as it is. */
export function radiusOnDays(radius: unknown, { of, days }: DatedPart, shown: Days): unknown {
  if (of !== 'sites' || !Array.isArray(radius)) return radius;
  const [interpolate, curve, , ...stops] = radius;
  return [interpolate, curve, ['sqrt', countedOnDays(days, shown)], ...stops];
}
