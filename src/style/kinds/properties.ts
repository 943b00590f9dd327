import type { z } from 'zod';
import type { FieldTypes } from './fields.ts';

/** What features may say of themselves, each with what it is for. */
export const featureProperties = ({ z, text, words, number, flag, maybe }: FieldTypes) => ({
  name: words.describe(
    'What it is called. Every feature has one. `name:fr` is its name in another language.',
  ),
  date: maybe(text, 'Of `points`: when it was, from `"1962"` to `"1962-02-01T09:00"`, as text.'),
  count: maybe(number, 'Of `points`: how many were counted. The disc’s area follows it.'),
  countMax: maybe(number, 'Of `points`: the most, where sources give a range from `count`.'),
  countNote: maybe(words, 'Of `points`: what there is to know of the count.'),
  about: maybe(flag, 'Of `points`: `true` where the count is only about right.'),
  category: maybe(text, 'Of `area`, `line` or `points`: a name among the layer’s `categories`.'),
  what: maybe(words, 'Of `points`: what was counted, in words.'),
  place: maybe(words, 'Of `points`: where it was, in words, for those who download the file.'),
  site: maybe(
    words,
    'Of `points`: the place that several share; they are summed and told together.',
  ),
  certainty: maybe(words, 'How sure it is, in words; what the layer says of that by default.'),
  uncertain: maybe(flag, 'Of `points`: `true` where the place is only roughly known.'),
  source: maybe(words, 'Of `points`: who reported it.'),
  part: maybe(
    text,
    '`leap` for a stretch of a `route` that is not drawn: two positions, a row of dots.',
  ),
  stops: maybe(
    z.array(z.object({ name: words, lngLat: z.tuple([number, number]).readonly(), km: number })),
    'Of a `route`: `[{ name, lngLat, km }]`, from which distances are told; `km` is along the real way.',
  ),
});

type Written = Readonly<z.infer<z.ZodObject<ReturnType<typeof featureProperties>>>>;

/** What the map's features say of themselves; each kind of layer reads some of it. */
export type FeatureProperties = Written & {
  /** Its name in another language, such as `name:zh-Hans`. */
  readonly [local: `name:${string}`]: string;
  /** What a shaded layer shows by its colour; the build puts it there. */
  readonly value?: number;
  /** Of a stop, which the build makes: its number from 1, and the id of its section. */
  readonly number?: number;
  readonly day?: string;
};
