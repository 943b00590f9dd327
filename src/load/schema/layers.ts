import { z } from 'zod';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { FieldTypes } from '../../style/kinds/fields.ts';
import { featureProperties } from '../../style/kinds/fields.ts';
import type { Kind } from '../../style/kinds/kind.ts';
import { buildKindOf, kinds } from '../../style/kinds/kinds.ts';
import type { ValuesSpec } from '../../style/kinds/shaded.ts';
import { flag, isDate, maybe, number, phrase, themedColor, webAddress, words } from './values.ts';

/** A date in any words, or a year as a number. */
const date = z
  .union([phrase, z.number()], { error: 'must be a date, such as 2024-05' })
  .transform(String);
const day = z
  .union([phrase, z.number()], { error: 'must be a date, such as 2024-05-31' })
  .transform(String)
  .refine(isDate, 'must be a date, such as 2024-05-31');

const sourceFields = z.strictObject({
  title: words.describe('What the work is called.'),
  publisher: maybe(words, 'Who published it.'),
  version: maybe(words, 'Which edition of it.'),
  date: maybe(date, 'The date of its data.'),
  retrieved: maybe(day, 'The day on which it was fetched.'),
  licence: maybe(words, 'Its terms; those of the layer by default.'),
  credit: maybe(words, 'The line that names whose data it is; the publisher by default.'),
  url: maybe(webAddress, 'Its address, such as https://example.org/data in full.'),
});

type Source = z.infer<typeof sourceFields>;

/** A work that a layer derives from: its title alone, or what is known of it. */
const source = z
  .union([phrase.transform((title): Source => ({ title })), sourceFields], {
    error: 'must be a title, or { title, publisher, date, licence, credit, url }',
  })
  .describe('Whose data it is: a title, or fields such as title, publisher and url.');

/** What an entry of `layers.yaml`, or the `metadata` of a file, may say of a layer's data. */
export const provenance = {
  source: source.exactOptional(),
  license: maybe(words, 'The terms of the data, such as CC-BY-4.0.'),
  summary: maybe(words, 'One sentence for a reader: what the layer shows.'),
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

/** The foreign member `metadata` of a GeoJSON file. */
export const metadataSchema = z.strictObject({
  id: maybe(phrase, 'The id of the layer; the name of the file by default.'),
  title: maybe(words, 'What the file shows.'),
  ...provenance,
  sources: maybe(z.array(source), 'The sources, where there are several.'),
  measured: maybe(
    z.array(measured),
    'Lengths, areas and counts of its own shapes, beside those that others have published.',
  ),
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
  .describe(
    'What is counted, as it reads after a number: `other`, and one for each plural that the language has.',
  );

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
    .describe('The pattern of its line; solid by default, of an arc dotted.'),
  categories: z
    .record(
      z.string(),
      z.strictObject({
        label: words.describe('Its words in the panel about a feature, and in the legend.'),
        color: maybe(
          themedColor,
          'The colour of its areas, lines or points; that of the layer by default.',
        ),
        form: maybe(
          z.enum(['core', 'plain']),
          'What distinguishes a point without colour: a core in its disc, or none.',
        ),
        noun: noun.exactOptional(),
      }),
    )
    .describe('The sorts of areas, lines or points, by the "category" of the features.'),
};

/** What features may say of themselves. */
export const featureSchema = z.object(featureProperties(fieldTypes));

const { part: _, stops: __, ...renamed } = featureSchema.shape;

const value = z.union([z.string(), z.number(), z.boolean()], {
  error: 'must be a text, a number, true or false',
});

/** How a layer is drawn from a file that may feed several, and as it comes. */
const drawnFrom = {
  file: maybe(
    phrase,
    'The name of the file that it is drawn from, without `.geojson`; the id by default.',
  ),
  where: z
    .record(z.string(), z.union([value, z.array(value)]), {
      error: 'must be properties with their values, such as { year: 1960 }',
    })
    .exactOptional()
    .describe('Which features of the file are drawn: properties, each with its value or a list.'),
  properties: z
    .strictObject(
      Object.fromEntries(Object.keys(renamed).map((name) => [name, phrase.exactOptional()])),
    )
    .exactOptional()
    .describe('Which properties of the file are used as the engine’s own, such as { name: NAME }.'),
};

export type DrawnFrom = Readonly<z.infer<z.ZodObject<typeof drawnFrom>>>;

const layerOf = ({ name }: Kind) =>
  z.strictObject({
    label: words.describe('The words beside the switch.'),
    kind: z.literal(name).describe('How it is drawn and described.'),
    color: themedColor.describe('The colour of the layer on light paper and on dark.'),
    text: maybe(themedColor, 'The colour of its names on the map.'),
    group: maybe(
      words,
      'The heading that it is listed under with others in the panel of all layers.',
    ),
    inSentence: maybe(words, 'Its name within a sentence, after "the".'),
    told: maybe(words, 'Its description in the words of a still map.'),
    ...drawnFrom,
    ...provenance,
    ...buildKindOf(name).fields?.(fieldTypes),
  });

/** A layer as its author writes it, with what is said of its data. */
export type LayerEntry = LayerSpec & Provenance & DrawnFrom & { readonly values?: ValuesSpec };
export type Provenance = Readonly<z.infer<z.ZodObject<typeof provenance>>>;

const entrySchema = z.discriminatedUnion('kind', kinds.map(layerOf) as never) as z.ZodType<
  Omit<LayerEntry, 'id'>
>;

/** `layers.yaml`: the layers of the map by their ids, in the order of the legend. */
export const layersSchema: z.ZodType<readonly LayerEntry[]> = z
  .record(z.string(), entrySchema, { error: 'must be layers by their ids' })
  .transform((layers) => Object.entries(layers).map(([id, layer]) => ({ id, ...layer })));
