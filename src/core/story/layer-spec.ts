import type { LngLat } from '../camera/mercator.ts';
import type { PictureTiles } from './tiles.ts';

/** A colour on light paper and on dark, each `#rrggbb`. */
export interface ThemedColor {
  readonly light: string;
  readonly dark: string;
}

/** What is counted, as it reads after a number of each plural that the story's language has: `1 round`, `2 rounds`. */
export type Noun = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

/** One sort of what a layer shows. */
export interface Category {
  /** Its words in the panel about a feature, and in the legend where it has a colour of its own. */
  readonly label: string;
  /** The colour of its features; that of the layer by default. */
  readonly color?: ThemedColor;
  /** What tells a point of it apart without colour: a `core` in the disc's middle, or none. */
  readonly form?: 'core' | 'plain';
  /** What is counted of it, where it is points. */
  readonly noun?: Noun;
}

/**
 * A layer as all parts of the engine know it. What its kind alone reads is in the type of that kind, such as
 * `PointsLayer`; which kind has which field, the schema says.
 */
export interface LayerSpec {
  /** The id used in scenes and links, and the name of `geo/layers/<id>.geojson`. */
  readonly id: string;
  /** The words beside the switch. */
  readonly label: string;
  /** The name of a kind of `src/style/kinds`. */
  readonly kind: string;
  readonly color: ThemedColor;
  /** What it lays over the map; its colour by default. */
  readonly tint?: ThemedColor;
  /** The colour of its names on the map; its colour by default. */
  readonly text?: ThemedColor;
  /** Its name as it reads within a sentence after "the"; its label, without "the", by default. */
  readonly inSentence?: string;
  /**
   * What is told of the layer in the words of a still map, in place of its kind's own sentence. Gaps
   * such as `{name}` are filled in; each kind has its own.
   */
  readonly told?: string;
  /** The pattern that tells its line apart without colour; solid by default. */
  readonly dash?: 'solid' | 'dashed' | 'dotted';
  /** The sorts of what it shows, by the `category` of the features; of a scale, its classes. */
  readonly categories?: Readonly<Record<string, Category>>;
  /** Which side of a shared way a route keeps to, as seen in its direction. */
  readonly side?: 'left' | 'right';
  /** Over how many kilometres a route fades in at its start, so that it does not begin at a place. */
  readonly fadeInKm?: number;
  /** Whether a route is no path on the ground. */
  readonly schematic?: boolean;
  /** The file of the picture that an image is; or the archive that its tiles are cut from. */
  readonly picture?: string;
  /** Those tiles; made by the build. */
  readonly tiles?: PictureTiles;
  /** Where the picture lies: north-west, north-east, south-east, south-west. */
  readonly corners?: readonly [LngLat, LngLat, LngLat, LngLat];
  /** Whether a reader may let the map be seen through it, by a handle in the legend. */
  readonly compare?: boolean;
  /**
   * The days of its features in ISO 8601, in order, each once; the build takes them from the data. Of stops,
   * the ids of their sections: a scene shows the one that is read as it would a day.
   */
  readonly days?: readonly string[];
  /** Where its data comes from; the build fills it in where the layer's file does not say it in full. */
  readonly metadata?: LayerMetadata;
}

/** A length, an area or a count of a layer's own geometry, beside published ones. */
export interface Measured {
  readonly quantity: string;
  readonly value: number;
  /** Such as `km` or `km²`, as it reads after the value. */
  readonly unit: string;
  readonly published?: readonly { readonly value: string; readonly source: string }[];
  readonly note?: string;
}

/** A work that a layer derives from. */
export interface LayerSource {
  readonly title: string;
  readonly publisher?: string;
  readonly version?: string;
  /** Of when it is: ISO 8601, or words. */
  readonly date?: string;
  /** When it was fetched: ISO 8601. */
  readonly retrieved?: string;
  readonly licence?: string;
  /** The line that names whose data it is. */
  readonly credit: string;
  readonly url?: string;
}

/** Where the data of a layer comes from; sources and licence are always said, the rest may be. */
export interface LayerMetadata {
  readonly title: string;
  /** One sentence for a reader: what the layer shows. */
  readonly summary?: string;
  readonly sources: readonly LayerSource[];
  readonly method?: string;
  readonly certainty?: string;
  /** The time that the layer stands for: ISO 8601, or words. */
  readonly date?: string;
  readonly license: string;
  readonly measured: readonly Measured[];
}
