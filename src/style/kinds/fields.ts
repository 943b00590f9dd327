import type { z } from 'zod';
import type { LayerSpec, Noun, ThemedColor } from '../../core/story/layer-spec.ts';

/** The types of fields. The schema passes them in, so that no reader downloads zod. */
export interface FieldTypes {
  readonly z: typeof z;
  /** Not translated, such as the name of a file. */
  readonly text: z.ZodType<string>;
  /** Translated. */
  readonly words: z.ZodType<string>;
  readonly number: z.ZodType<number>;
  readonly flag: z.ZodType<boolean>;
  readonly color: z.ZodType<ThemedColor>;
  readonly noun: z.ZodType<Noun>;
  readonly dash: z.ZodType<NonNullable<LayerSpec['dash']>>;
  /** An optional field, with its description. */
  readonly maybe: <T extends z.ZodType>(type: T, what: string) => z.ZodExactOptional<T>;
  readonly categories: z.ZodType<NonNullable<LayerSpec['categories']>>;
}

export type Fields = (of: FieldTypes) => z.ZodRawShape;

/** A layer of a kind, with the fields of that. */
export type LayerWith<Kind extends string, F extends Fields> = LayerSpec & {
  readonly kind: Kind;
} & Readonly<z.infer<z.ZodObject<ReturnType<F>>>>;

export const featureProperties = ({ z, text, words, number, flag, maybe }: FieldTypes) => ({
  name: words.describe(
    'Its name. Every feature has one. `name:fr` is its name in another language.',
  ),
  date: maybe(text, 'Of `points`: when it was, from `"1962"` to `"1962-02-01T09:00"`, as text.'),
  count: maybe(number, 'Of `points`: how many were counted. The disc’s area follows it.'),
  countMax: maybe(number, 'Of `points`: the most, where sources give a range from `count`.'),
  countNote: maybe(words, 'Of `points`: a remark on the count.'),
  about: maybe(flag, 'Of `points`: `true` where the count is approximate.'),
  category: maybe(text, 'Of `area`, `line` or `points`: a name among the layer’s `categories`.'),
  what: maybe(words, 'Of `points`: what was counted, in words.'),
  place: maybe(words, 'Of `points`: where it was, in words; for downloads only.'),
  site: maybe(words, 'Of `points`: the place that several share; their counts are summed.'),
  certainty: maybe(words, 'How certain it is, in words; as the layer by default.'),
  uncertain: maybe(flag, 'Of `points`: `true` where the place is only roughly known.'),
  source: maybe(words, 'Of `points`: who reported it.'),
  part: maybe(
    text,
    '`leap` for a stretch of a `route` that is not drawn: two positions, a row of dots.',
  ),
  stops: maybe(
    z.array(z.object({ name: words, lngLat: z.tuple([number, number]).readonly(), km: number })),
    'Of a `route`: `[{ name, lngLat, km }]`, with `km` along the real way, for distances.',
  ),
});

type Written = Readonly<z.infer<z.ZodObject<ReturnType<typeof featureProperties>>>>;

/** The properties of features; each kind of layer reads some of them. */
export type FeatureProperties = Written & {
  readonly [local: `name:${string}`]: string;
  /** Of a `shaded` area; the build adds it. */
  readonly value?: number;
  /** Of a stop, which the build makes: its number from 1, and the id of its section. */
  readonly number?: number;
  readonly day?: string;
};
