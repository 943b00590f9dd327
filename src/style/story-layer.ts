import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { clamp } from '../core/numbers.ts';
import { type Days, isAmong } from '../core/story/scene-spec.ts';

/** A part of a route that is drawn along its length. */
export interface RouteGradient {
  /** Its colour as `#rrggbb`. */
  readonly color: string;
  /** Where the part begins and ends, as shares of the whole route's length on the map. */
  readonly from: number;
  readonly to: number;
  /** Up to which share of the part it fades in; 0 where it is there from its start. */
  readonly fadeTo: number;
  /** It comes as a whole, little by little, and has no end on the way: it stands for what is not drawn. */
  readonly whole?: true;
}

/** A style layer of points that a scene may show the days of. */
export interface DatedPart {
  /** Whether it draws sites, each with what was counted there on all days shown, or the points of days. */
  readonly of: 'sites' | 'points';
  /** All days of its layer, in order. */
  readonly days: readonly string[];
  /** What else it asks of a feature. */
  readonly also?: ExpressionSpecification;
}

/** What a style layer of the story carries in its `metadata`. */
export interface StoryMetadata {
  /** The id of the story's layer that the style layer is part of. */
  readonly layer: string;
  /** The paint properties that the story fades, with their value where the layer is fully shown. */
  readonly fullOpacity: Readonly<Record<string, number>>;
  /** Whether it is taken out where it is not seen, so that its tiles are not fetched. */
  readonly leaves?: boolean;
  /** The part of a route that the layer draws along its length, where it is one. */
  readonly gradient?: RouteGradient;
  /** How it shows the days of its layer, where that has some. */
  readonly dated?: DatedPart;
  /** How far the layer's route must be drawn, from 0 to 1, for this part of it to be seen. */
  readonly seenFrom?: number;
}

/** Whether a style layer that fades so draws names or marks, and no shapes. */
export const isMark = (fullOpacity: StoryMetadata['fullOpacity']): boolean =>
  'text-opacity' in fullOpacity || 'icon-opacity' in fullOpacity;

/** Marks a style layer as part of a layer of the story and starts it hidden. */
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

/** What `storyLayer` wrote into a style layer, or nothing for a layer of the basemap. */
export function storyMetadata(specification: LayerSpecification): StoryMetadata | undefined {
  const metadata = specification.metadata as StoryMetadata | undefined;
  return metadata?.fullOpacity ? metadata : undefined;
}

/** Up to this opacity a layer only stands by, and its names and marks would be clutter. */
const standsBy = 0.35;

/** From this opacity on they are as plain as they can be. */
const tellsOf = 0.65;

/**
 * How opaque the names and marks of a layer are, by how opaque it is: none while it stands by for
 * another, all once the story tells of it. Both from 0 to 1.
 */
export function markOpacity(opacity: number): number {
  return clamp((opacity - standsBy) / (tellsOf - standsBy), 0, 1);
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
