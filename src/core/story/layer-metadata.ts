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
