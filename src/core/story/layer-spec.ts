/** A colour in each theme, as `#rrggbb`. */
export interface ThemedColor {
  readonly light: string;
  readonly dark: string;
}

/** What is counted, in each plural of the story's language: `1 round`, `2 rounds`. */
export type Noun = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

/** One sort of what a layer shows. */
export interface Category {
  /** In the panel about a feature, and in the legend where it has a colour. */
  readonly label: string;
  /** That of the layer by default. */
  readonly color?: ThemedColor;
  /** Distinguishes a point without colour: by a `core` in its disc, or none. */
  readonly form?: 'core' | 'plain';
  readonly noun?: Noun;
}

/** What a layer of any kind has; the types of `src/style/kinds`, such as `PointsLayer`, add the fields of their kinds. */
export interface LayerSpec {
  /** In scenes and links, and the name of `geo/layers/<id>.geojson`. */
  readonly id: string;
  readonly label: string;
  /** The heading of the group of layers that it is listed under. */
  readonly group?: string;
  /** The name of a kind of `src/style/kinds`. */
  readonly kind: string;
  readonly color: ThemedColor;
  /** Of its areas; its colour by default. */
  readonly tint?: ThemedColor;
  /** Of its labels; its colour by default. */
  readonly text?: ThemedColor;
  /** Its name within a sentence, after "the"; its label, without "the", by default. */
  readonly inSentence?: string;
  /** Describes the layer in the text alternative of a still map; each kind fills in gaps such as `{name}`. */
  readonly told?: string;
  /** Solid by default. */
  readonly dash?: 'solid' | 'dashed' | 'dotted';
  /** By the `category` of features; of a scale, its classes. */
  readonly categories?: Readonly<Record<string, Category>>;
  /** The days of its features in ISO 8601, in order, each once. Of stops, the section of each. Made by the build. */
  readonly days?: readonly string[];
  /** Made by the build where the layer's file does not have all of it. */
  readonly metadata?: LayerMetadata;
}

/** A length, an area or a count measured on the layer's geometry, beside published ones. */
export interface Measured {
  readonly quantity: string;
  readonly value: number;
  /** Such as `km` or `km²`. */
  readonly unit: string;
  readonly published?: readonly { readonly value: string; readonly source: string }[];
  readonly note?: string;
}

/** A work that a layer derives from. */
export interface LayerSource {
  readonly title: string;
  readonly publisher?: string;
  readonly version?: string;
  /** ISO 8601, or words. */
  readonly date?: string;
  /** ISO 8601. */
  readonly retrieved?: string;
  readonly licence?: string;
  readonly credit: string;
  readonly url?: string;
}

export interface LayerMetadata {
  readonly title: string;
  /** What the layer shows, in one sentence. */
  readonly summary?: string;
  readonly sources: readonly LayerSource[];
  readonly method?: string;
  readonly certainty?: string;
  /** The time that the layer shows: ISO 8601, or words. */
  readonly date?: string;
  /** Empty where it is not known, as of heights. */
  readonly license: string;
  readonly measured: readonly Measured[];
}
