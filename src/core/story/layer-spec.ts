/** As `#rrggbb`. */
export type ThemedColor = Readonly<Record<'light' | 'dark', string>>;

/** What is counted, in each plural form of the story's language: `round`, `rounds`. */
export type Noun = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

export interface Category {
  readonly label: string;
  /** Defaults to the layer's colour. */
  readonly color?: ThemedColor;
  /** Tells points apart without colour: by a disc with a `core`, or a `plain` one. */
  readonly form?: 'core' | 'plain';
  readonly noun?: Noun;
}

/** Fields of layers of every kind; `src/style/kinds` adds those of each. */
export interface LayerSpec {
  /** Names the layer in scenes, in links and in its file, `geo/layers/<id>.geojson`. */
  readonly id: string;
  readonly label: string;
  readonly group?: string;
  readonly kind: string;
  readonly color: ThemedColor;
  /** Colour of the layer's areas; defaults to `color`. */
  readonly tint?: ThemedColor;
  /** Label colour; defaults to `color`. */
  readonly text?: ThemedColor;
  /** The layer's name in a sentence, after "the"; defaults to `label`, without "the". */
  readonly inSentence?: string;
  /** Describes the layer in a still map's text alternative; each kind fills in gaps such as `{name}`. */
  readonly told?: string;
  readonly dash?: 'solid' | 'dashed' | 'dotted';
  /** The categories, by the features' `category`; on a scale, its classes. */
  readonly categories?: Readonly<Record<string, Category>>;
  /** Distinct days in ISO 8601, in order; for stops, the section of each. Made by the build. */
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
  /** The time that the layer shows: ISO 8601, or text. */
  readonly date?: string;
  /** Empty if unknown, as for heights. */
  readonly license: string;
  readonly measured: readonly Measured[];
}
