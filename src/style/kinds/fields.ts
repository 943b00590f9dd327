import type { z } from 'zod';
import type { LayerSpec, Noun, ThemedColor } from '../../core/story/layer-spec.ts';

/** The types of fields. The schema passes them in, so that readers need not download zod. */
export interface FieldTypes {
  readonly z: typeof z;
  /** Text that is not translated, such as a file name. */
  readonly text: z.ZodType<string>;
  readonly words: z.ZodType<string>;
  readonly number: z.ZodType<number>;
  readonly flag: z.ZodType<boolean>;
  readonly color: z.ZodType<ThemedColor>;
  readonly noun: z.ZodType<Noun>;
  readonly dash: z.ZodType<NonNullable<LayerSpec['dash']>>;
  readonly maybe: <T extends z.ZodType>(type: T, what: string) => z.ZodExactOptional<T>;
  readonly categories: z.ZodType<NonNullable<LayerSpec['categories']>>;
}

export type Fields = (of: FieldTypes) => z.ZodRawShape;

export type LayerWith<Kind extends string, F extends Fields> = LayerSpec & {
  readonly kind: Kind;
} & Readonly<z.infer<z.ZodObject<ReturnType<F>>>>;

export const featureProperties = ({ z, text, words, number, flag, maybe }: FieldTypes) => ({
  name: words.describe('Its name, required. `name:fr` is its name in another language.'),
  date: maybe(text, 'Of `points`: when it was, from `"1962"` to `"1962-02-01T09:00"`, as text.'),
  count: maybe(number, 'Of `points` or `dots`: how many were counted. The discs’ area follows it.'),
  filled: maybe(flag, 'Of `dots`: `false` where they are rings.'),
  countMax: maybe(number, 'Of `points`: the maximum, where sources give a range from `count`.'),
  countNote: maybe(words, 'Of `points`: a remark on the count.'),
  about: maybe(flag, 'Of `points`: `true` where the count is approximate.'),
  category: maybe(text, 'Of `area`, `line` or `points`: a name among the layer’s `categories`.'),
  what: maybe(words, 'Of `points`: what was counted, in words.'),
  place: maybe(words, 'Of `points`: where it was, in words; for downloads only.'),
  site: maybe(words, 'Of `points`: the place that several share; their counts are summed.'),
  certainty: maybe(words, 'How certain it is, in words; that of the layer by default.'),
  uncertain: maybe(flag, 'Of `points`: `true` where the place is only roughly known.'),
  withinKm: maybe(
    number,
    'Of `points`: how far off the place may have been, in kilometres: the radius of a ring. It is then `uncertain`.',
  ),
  marksAt: maybe(
    z.tuple([number, number]).readonly(),
    'Of `points` with `marksInKm`: the position of the site’s first mark; just east of the site by default.',
  ),
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

type InFile = Readonly<z.infer<z.ZodObject<ReturnType<typeof featureProperties>>>>;

export type FeatureProperties = InFile & {
  readonly [local: `name:${string}`]: string;
  /** The value of a `shaded` area, set by the build. */
  readonly value?: number;
  /** A stop's number, from 1; set by the build, with the id of its section as `day`. */
  readonly number?: number;
  readonly day?: string;
};
