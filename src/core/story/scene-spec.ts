import type { Bounds } from '../camera/bounds.ts';
import type { LngLat } from '../camera/mercator.ts';

/** What the author writes for one section: the place to frame and what the map shows of it. */
export interface SceneSpec {
  /**
   * The place to frame: always wholly inside the part of the map that the text leaves free. Across the
   * 180th meridian its west is above its east: `[176.8, -18.6, -179.5, -16]`.
   */
  readonly bounds: Bounds;
  /** Clockwise turn of the map in degrees; 0, north up, by default. */
  readonly bearing?: number;
  /** Tilt of the map in degrees, from 0, straight down, by default, to 60. */
  readonly pitch?: number;
  /** The closest that the camera may come to the bounds, whatever the viewport; 8 by default, 18 among streets. */
  readonly maxZoom?: number;
  /** The section's own place, within the bounds, which a layer of stops numbers. */
  readonly at?: LngLat;
  /** How opaque each layer is that the section shows, from 0 to 1, by its id. */
  readonly layers: Readonly<Record<string, number>>;
  /**
   * How far each route is drawn when the section's hold begins and when it ends, from 0 to 1; of points
   * with a time, how many of their days have come.
   */
  readonly draw?: Readonly<Record<string, readonly [from: number, to: number]>>;
  /**
   * The routes whose heads the camera follows. All that the section draws of routes then grows with the
   * kilometres; sections in a row that follow the same are one passage.
   */
  readonly follow?: FollowSpec;
  /** How much of its opacity each layer has when the section's hold begins and when it ends, from 0 to 1. */
  readonly fade?: Readonly<Record<string, readonly [from: number, to: number]>>;
  /** The first and the last day that it shows of layers with a time; all, where they are not named. */
  readonly days?: Readonly<Record<string, Days>>;
  /** Names of places, as their file has them, that the map leaves out beside the section. */
  readonly quiet?: readonly string[];
  /**
   * Names of places, as their file has them, that must stand: placed before all others, however far
   * away the camera is.
   */
  readonly names?: readonly string[];
  /** What is written on the map beside the section, over all else. */
  readonly annotations?: readonly AnnotationSpec[];
}

/** What a section's camera follows. */
export interface FollowSpec {
  /** The ids of the routes' layers. */
  readonly routes: readonly string[];
  /** A distance that is shown beside the one travelled. */
  readonly beside?: { readonly text: string; readonly km: number };
}

/** The first and the last of the days that a layer shows, in ISO 8601; none where the last is before the first. */
export type Days = readonly [from: string, to: string];

/** Whether a day, in ISO 8601 and to any precision, is among those that a layer shows. */
export const isAmong = (day: string, [from, to]: Days): boolean => from <= day && day <= to;

/**
 * The story's scenes by section id. A section that has none, and is not the first, keeps the map as the
 * section before it leaves it.
 */
export type SceneSpecs = Readonly<Record<string, SceneSpec>>;

/**
 * Why a section has no scene of its own: its text goes on beside the `same` map, or it has no place at all
 * and `none` is seen.
 */
export type KeptScene = 'same' | 'none';

/** A few words on the map beside one section, with a fine leader to the place that they tell of. */
export interface AnnotationSpec {
  /** The words; a line break begins a new line. */
  readonly text: string;
  /** The place, within the bounds that the section frames. */
  readonly at: LngLat;
  /** Where the text stands as seen from its place. */
  readonly side: 'left' | 'right' | 'top' | 'bottom';
  /** How far the text stands from its place, in CSS pixels; 24 by default, and without a leader at 0. */
  readonly offset?: number;
  /** After how many ems a line is broken; 9 by default. */
  readonly width?: number;
  /** How many kilometres of the section's passage have been travelled when it comes. */
  readonly km?: number;
  /** The day, in ISO 8601, with which it comes where the section shows a layer day by day. */
  readonly day?: string;
}

/**
 * The groups of a section's annotations, in their order: those that come together, from its start, with a
 * day or at a distance, are one; on a passage each is its own, as the camera goes by them one by one.
 */
export const annotationGroupsOf = (
  section: string,
  { annotations = [], follow }: Pick<SceneSpec, 'annotations' | 'follow'>,
): readonly string[] =>
  annotations.map(({ day, km }, index) =>
    [section, day, km, follow && index].filter((part) => part !== undefined).join(' '),
  );
