import { z } from 'zod';
import { type FieldTypes, featureProperties } from '../../style/kinds/fields.ts';
import type { Kind, Without } from '../../style/kinds/kind.ts';
import { buildKindOf, kinds, type Layer } from '../../style/kinds/kinds.ts';
import { flag, isDate, maybe, number, phrase, themedColor, webAddress, words } from './values.ts';

const dateLike = (error: string) => z.union([phrase, z.number()], { error }).transform(String);
const date = dateLike('must be a date, such as 2024-05');
const dayError = 'must be a date, such as 2024-05-31';
const day = dateLike(dayError).refine(isDate, dayError);

const sourceFields = z.strictObject({
  title: words.describe('Its title.'),
  publisher: maybe(words, 'Who published it.'),
  version: maybe(words, 'Its edition.'),
  date: maybe(date, 'The date of its data.'),
  retrieved: maybe(day, 'When it was fetched.'),
  licence: maybe(words, 'Its terms; the layer’s by default.'),
  credit: maybe(words, 'Its credit line; the publisher by default.'),
  url: maybe(webAddress, 'Its address in full, such as https://example.org/data'),
});

type Source = z.infer<typeof sourceFields>;

const source = z
  .union([phrase.transform((title): Source => ({ title })), sourceFields], {
    error: 'must be a title, or { title, publisher, date, licence, credit, url }',
  })
  .describe('Whose data it is: a title alone, or these fields.');

/** The fields that describe a layer's data, in its entry or in its file's `metadata`. */
export const provenance = {
  source: source.exactOptional(),
  license: maybe(words, 'The terms of the data, such as CC-BY-4.0.'),
  summary: maybe(words, 'What the layer shows, in a sentence for readers.'),
  method: maybe(words, 'How it was made from its sources.'),
  certainty: maybe(words, 'How certain it is, and what it does not show.'),
  date: maybe(date, 'The time of the data.'),
};

const measured = z.strictObject({
  quantity: words,
  value: number,
  unit: phrase,
  published: z.array(z.strictObject({ value: words, source: words })).exactOptional(),
  note: words.exactOptional(),
});

/** The foreign member `metadata` of GeoJSON files. */
export const metadataSchema = z.strictObject({
  id: maybe(phrase, 'The layer’s id; the file’s name by default.'),
  title: maybe(words, 'What the file shows.'),
  ...provenance,
  sources: maybe(z.array(source), 'The sources, where there are several.'),
  measured: maybe(z.array(measured), 'Lengths, areas, counts of shapes, beside published ones.'),
});

export type StatedMetadata = z.infer<typeof metadataSchema>;

const noun = z
  .strictObject({
    zero: phrase.exactOptional(),
    one: words.exactOptional(),
    two: phrase.exactOptional(),
    few: phrase.exactOptional(),
    many: phrase.exactOptional(),
    other: words,
  })
  .describe('What is counted, as read after a number: `other`, and the language’s plurals.');

const fieldTypes: FieldTypes = {
  z,
  maybe,
  text: phrase,
  words,
  number,
  flag,
  color: themedColor,
  noun,
  dash: z
    .enum(['solid', 'dashed', 'dotted'])
    .describe('The pattern of its line; solid by default, dotted for an arc.'),
  categories: z
    .record(
      z.string(),
      z.strictObject({
        label: words.describe('Its label in the legend and in a feature’s panel.'),
        color: maybe(themedColor, 'Its colour; the layer’s by default.'),
        form: maybe(
          z.enum(['core', 'plain']),
          'Whether its points have a core, to differ by more than colour.',
        ),
        noun: noun.exactOptional(),
      }),
    )
    .describe('The sorts of its features, by their `category`.'),
};

export const featureSchema = z.object(featureProperties(fieldTypes));

const { part: _, stops: __, ...renamed } = featureSchema.shape;

const value = z.union([z.string(), z.number(), z.boolean()], {
  error: 'must be a text, a number, true or false',
});

/** The fields by which a layer selects and names features of a file that several layers may share. */
const drawnFrom = {
  file: maybe(phrase, 'Its file’s name without `.geojson`; the id by default.'),
  where: z
    .record(z.string(), z.union([value, z.array(value)]), {
      error: 'must be properties with their values, such as { year: 1960 }',
    })
    .exactOptional()
    .describe('Which features are drawn: properties, each with a value or a list of values.'),
  properties: z
    .strictObject(
      Object.fromEntries(Object.keys(renamed).map((name) => [name, phrase.exactOptional()])),
    )
    .exactOptional()
    .describe('The file’s properties by the engine’s names for them, such as { name: NAME }.'),
};

const layerOf = ({ name }: Kind<Layer>) =>
  z.strictObject({
    label: words.describe('The label beside its switch.'),
    kind: z.literal(name).describe('How it is drawn and described.'),
    color: themedColor.describe('Its colours on light and on dark paper.'),
    text: maybe(themedColor, 'The colour of its names on the map.'),
    group: maybe(words, 'The heading above it in the panel of all layers.'),
    inSentence: maybe(words, 'Its name within a sentence, after "the".'),
    told: maybe(words, 'Its description in a still map’s text.'),
    ...drawnFrom,
    ...provenance,
    ...buildKindOf(name).fields?.(fieldTypes),
  });

export type LayerEntry = Layer & Provenance & Readonly<z.infer<z.ZodObject<typeof drawnFrom>>>;
export type Provenance = Readonly<z.infer<z.ZodObject<typeof provenance>>>;

const [first, ...others] = kinds;
const entrySchema = z
  .discriminatedUnion('kind', [layerOf(first), ...others.map(layerOf)])
  .pipe(z.custom<Without<LayerEntry, 'id'>>());

/** `layers.yaml`: layers by their ids, in the order of the legend. */
export const layersSchema: z.ZodType<readonly LayerEntry[]> = z
  .record(z.string(), entrySchema, { error: 'must be layers by their ids' })
  .transform((layers) => Object.entries(layers).map(([id, layer]) => ({ id, ...layer })));
