/** As `#rrggbb`. */
export type ThemedColor = Readonly<Record<'light' | 'dark', string>>;

/** What is counted, in each plural of the story's language: `round`, `rounds`. */
export type Noun = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

interface Category {
  readonly label: string;
  /** Defaults to the layer's. */
  readonly color?: ThemedColor;
  /** Marks a point without colour: a disc with a `core`, or without. */
  readonly form?: 'core' | 'plain';
  readonly noun?: Noun;
}

/** Fields of layers of every kind; `src/style/kinds` adds those of each. */
export interface LayerSpec {
  /** As in scenes and links, and in `geo/layers/<id>.geojson`. */
  readonly id: string;
  readonly label: string;
  readonly group?: string;
  readonly kind: string;
  readonly color: ThemedColor;
  /** Colour of its areas; defaults to `color`. */
  readonly tint?: ThemedColor;
  /** Label colour; defaults to `color`. */
  readonly text?: ThemedColor;
  /** Its name in a sentence, after "the"; defaults to `label`, without "the". */
  readonly inSentence?: string;
  /** Describes the layer in a still map's text alternative; each kind fills in gaps such as `{name}`. */
  readonly told?: string;
  readonly dash?: 'solid' | 'dashed' | 'dotted';
  /** By the features' `category`; of a scale, its classes. */
  readonly categories?: Readonly<Record<string, Category>>;
  /** ISO 8601, in order, each once; of stops, the section of each. Made by the build. */
  readonly days?: readonly string[];
  readonly metadata?: LayerMetadata;
}

export interface Measured {
  readonly quantity: string;
  readonly value: number;
  readonly unit: string;
  readonly published?: readonly { readonly value: string; readonly source: string }[];
  readonly note?: string;
}

export interface LayerSource {
  readonly title: string;
  readonly publisher?: string;
  readonly version?: string;
  /** ISO 8601, or text. */
  readonly date?: string;
  /** ISO 8601. */
  readonly retrieved?: string;
  readonly licence?: string;
  readonly credit: string;
  readonly url?: string;
}

export interface LayerMetadata {
  readonly title: string;
  readonly summary?: string;
  readonly sources: readonly LayerSource[];
  readonly method?: string;
  readonly certainty?: string;
  /** The time that it shows: ISO 8601, or text. */
  readonly date?: string;
  /** Empty if unknown, as of heights. */
  readonly license: string;
  readonly measured: readonly Measured[];
}
