import type { Bounds } from '../camera/bounds.ts';
import type { LngLat } from '../camera/mercator.ts';

export interface SceneSpec {
  readonly bounds: Bounds;
  /** Degrees clockwise from north; 0 by default. */
  readonly bearing?: number;
  /** Degrees from 0, straight down, to 60; 0 by default. */
  readonly pitch?: number;
  /** 8 by default, 18 among streets, and up to the hills' among these. */
  readonly maxZoom?: number;
  /** The section's place, numbered by a layer of stops. */
  readonly at?: LngLat;
  /** Names of the section's stops, as in the file of a layer of stops. */
  readonly stops?: readonly string[];
  readonly layers: Readonly<Record<string, number>>;
  /** Shares of a route, from 0 to 1, drawn at the section's start and end; of points, of their days. */
  readonly draw?: Readonly<Record<string, readonly [from: number, to: number]>>;
  readonly follow?: FollowSpec;
  /** Shares of a layer's opacity at the section's start and end. */
  readonly fade?: Readonly<Record<string, readonly [from: number, to: number]>>;
  readonly days?: Readonly<Record<string, Days>>;
  /** Names of places, as in their file: the map hides `quiet` ones, and places `names` first, at any zoom. */
  readonly quiet?: readonly string[];
  readonly names?: readonly string[];
  readonly annotations?: readonly AnnotationSpec[];
}

export interface FollowSpec {
  readonly routes: readonly string[];
  /** The stop up to which they are drawn at the section's start; by default they have just faded in. */
  readonly from?: string;
  readonly beside?: { readonly text: string; readonly km: number };
  /** Minimum of kilometres shown around the heads; 550 by default. */
  readonly around?: number;
  readonly maxZoom?: number;
}

/** In ISO 8601; none if `to` is before `from`. */
export type Days = readonly [from: string, to: string];

export const isWithinDays = (day: string, [from, to]: Days): boolean => from <= day && day <= to;

export type SceneSpecs = Readonly<Record<string, SceneSpec>>;

/** Of a section without a scene: the `same` map as before, or `none`. */
export type KeptScene = 'same' | 'none';

export interface AnnotationSpec {
  readonly text: string;
  readonly at: LngLat;
  readonly side: 'left' | 'right' | 'top' | 'bottom';
  /** CSS pixels from place to text; 24 by default, and 0 draws no leader. */
  readonly offset?: number;
  /** Maximum width of a line in ems; 9 by default. */
  readonly width?: number;
  /** The kilometre of the section's passage from which it is shown. */
  readonly km?: number;
  /** The day from which it is shown, if the section shows a layer day by day. */
  readonly day?: string;
  /** The layer that it is about, and hidden with. */
  readonly layer?: string;
}

/** Separates a group from its layer; no id has it. */
const about = ' @';

/** Groups the annotations shown together; on a passage each is by itself. */
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

export const layerOfGroup = (group: string): string | undefined => group.split(about)[1];
