import type { Bounds } from '../camera/bounds.ts';
import type { LngLat } from '../camera/mercator.ts';

export interface SceneSpec {
  /** Fitted into the free part of the map. Across the 180th meridian west > east. */
  readonly bounds: Bounds;
  /** In degrees clockwise; 0, north up, by default. */
  readonly bearing?: number;
  /** In degrees from 0, straight down, by default, to 60. */
  readonly pitch?: number;
  /** 8 by default, 18 among streets, and among hills as close as these go. */
  readonly maxZoom?: number;
  /** The section's place, which a layer of stops numbers. */
  readonly at?: LngLat;
  /** The names of the section's own stops, of those that a layer of stops has in its file. */
  readonly stops?: readonly string[];
  /** The opacity of each layer that the section shows, from 0 to 1. */
  readonly layers: Readonly<Record<string, number>>;
  /** How far each route is drawn as the section begins and ends, from 0 to 1; of points, the share of their days. */
  readonly draw?: Readonly<Record<string, readonly [from: number, to: number]>>;
  /** The routes whose heads the camera follows. */
  readonly follow?: FollowSpec;
  /** The share of its opacity that each layer has as the section begins and ends. */
  readonly fade?: Readonly<Record<string, readonly [from: number, to: number]>>;
  /** Of layers with days; all by default. */
  readonly days?: Readonly<Record<string, Days>>;
  /** Names of places, as in their file, that the map hides. */
  readonly quiet?: readonly string[];
  /** Names of places, as in their file, that are placed before all others, at any zoom. */
  readonly names?: readonly string[];
  readonly annotations?: readonly AnnotationSpec[];
}

export interface FollowSpec {
  readonly routes: readonly string[];
  /** The stop up to which they are drawn as the section begins; by default they have just faded in. */
  readonly from?: string;
  /** A distance to compare with the one travelled. */
  readonly beside?: { readonly text: string; readonly km: number };
  /** How many kilometres around the heads are shown at least; 550 by default. */
  readonly around?: number;
  /** 5 by default. */
  readonly maxZoom?: number;
}

/** In ISO 8601; none where the last is before the first. */
export type Days = readonly [from: string, to: string];

export const isAmong = (day: string, [from, to]: Days): boolean => from <= day && day <= to;

/** The scenes by section id. A later section without one keeps that of the section before. */
export type SceneSpecs = Readonly<Record<string, SceneSpec>>;

/** A section without a scene keeps the `same` map, or has no place and hides the map. */
export type KeptScene = 'same' | 'none';

/** A few words on the map beside one section, with a leader to their place. */
export interface AnnotationSpec {
  readonly text: string;
  readonly at: LngLat;
  /** Where the text is as seen from its place. */
  readonly side: 'left' | 'right' | 'top' | 'bottom';
  /** From the place to the text, in CSS pixels; 24 by default, and without a leader at 0. */
  readonly offset?: number;
  /** After how many ems a line breaks; 9 by default. */
  readonly width?: number;
  /** From which kilometre of the section's passage it is shown. */
  readonly km?: number;
  /** From which day it is shown, where the section shows a layer day by day. */
  readonly day?: string;
  /** The layer that it is about: a reader who hides that hides it too. */
  readonly layer?: string;
}

/** Between the name of a group and its layer; no id has it. */
const about = ' @';

/** Returns the group of each annotation of a section: those shown together; on a passage each by itself. */
export const annotationGroupsOf = (
  section: string,
  { annotations = [], follow }: Pick<SceneSpec, 'annotations' | 'follow'>,
): readonly string[] =>
  annotations.map(({ day, km, layer }, index) => {
    const group = [section, day, km, follow && index]
      .filter((part) => part !== undefined)
      .join(' ');
    return layer === undefined ? group : group + about + layer;
  });

/** The layer that a group of annotations is about, if any. */
export const layerOfGroup = (group: string): string | undefined => group.split(about)[1];
