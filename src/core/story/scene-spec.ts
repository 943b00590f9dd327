import type { Bounds } from '../camera/bounds.ts';
import type { LngLat } from '../camera/mercator.ts';

export interface SceneSpec {
  readonly bounds: Bounds;
  /** Degrees clockwise from north; 0 by default. */
  readonly bearing?: number;
  /** Degrees from 0, straight down, to 60; 0 by default. */
  readonly pitch?: number;
  /** By default 8 or, among streets, 18 or, among hills, one zoom beyond the hills' tiles. */
  readonly maxZoom?: number;
  /** The section's place, which a layer of stops numbers. */
  readonly at?: LngLat;
  /** Names of the section's stops, as in the file of the stops layer. */
  readonly stops?: readonly string[];
  readonly layers: Readonly<Record<string, number>>;
  /** Shares, from 0 to 1, of a route or of the days of points that are drawn at the section's start and end. */
  readonly draw?: Readonly<Record<string, readonly [from: number, to: number]>>;
  readonly follow?: FollowSpec;
  /** Shares of a layer's opacity at the section's start and end. */
  readonly fade?: Readonly<Record<string, readonly [from: number, to: number]>>;
  readonly days?: Readonly<Record<string, Days>>;
  /** True if the card is dark in either theme, and the legend hidden. */
  readonly dark?: boolean;
  /** Place names, as in the places file: the map hides those in `quiet`, and places `names` first, at any zoom. */
  readonly quiet?: readonly string[];
  readonly names?: readonly string[];
  readonly annotations?: readonly AnnotationSpec[];
}

export interface FollowSpec {
  readonly routes: readonly string[];
  /** The stop up to which the routes are drawn at the section's start; by default they have just faded in. */
  readonly from?: string;
  /** Minimum distance shown around the heads, in kilometres; 550 by default. */
  readonly around?: number;
  readonly maxZoom?: number;
}

/** In ISO 8601; there are no days if `to` is before `from`. */
export type Days = readonly [from: string, to: string];

export const isWithinDays = (day: string, [from, to]: Days): boolean => from <= day && day <= to;

export type SceneSpecs = Readonly<Record<string, SceneSpec>>;

/** What a section without a scene shows: the `same` map as before, or `none`. */
export type KeptScene = 'same' | 'none';

export interface AnnotationSpec {
  readonly text: string;
  readonly at: LngLat;
  readonly side: 'left' | 'right' | 'top' | 'bottom';
  /** CSS pixels from place to text; 24 by default. With 0, no leader is drawn. */
  readonly offset?: number;
  /** Maximum width of a line in ems; 9 by default. */
  readonly width?: number;
  /** The kilometre of the section's passage from which the annotation is shown. */
  readonly km?: number;
  /** The day from which the annotation is shown, if the section shows a layer day by day. */
  readonly day?: string;
  /** The layer that the annotation is about, and with which it is hidden. */
  readonly layer?: string;
  /** True if the text is a mark of its own, in the page's serif and without a leader. */
  readonly large?: boolean;
  /** The share of the section from which the annotation and its layer are shown, until the next one's makes both pale. */
  readonly from?: number;
}

/** Separates a group's name from its layer's id; no id contains it. */
const about = ' @';

/** Returns the groups of annotations shown together; on a passage, each annotation is its own group. */
export const annotationGroupsOf = (
  section: string,
  { annotations = [], follow }: Pick<SceneSpec, 'annotations' | 'follow'>,
): readonly string[] =>
  annotations.map(({ day, from, km, layer }, index) => {
    const group = [section, day, km, from, follow && index]
      .filter((part) => part !== undefined)
      .join(' ');
    return layer === undefined ? group : group + about + layer;
  });

export const layerOfGroup = (group: string): string | undefined => group.split(about)[1];
