import { z } from 'zod';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { kinds } from '../../style/kinds/kinds.ts';
import { flag, isDate, isWebAddress, number, phrase, themedColor } from './values.ts';

/** A date in any words, or a year as a number. */
const date = z
  .union([phrase, z.number()], { error: 'must be a date, such as 2024-05' })
  .transform(String);
const webAddress = phrase.refine(
  isWebAddress,
  'must be a web address, such as https://example.org/',
);
const day = z
  .union([phrase, z.number()], { error: 'must be a date, such as 2024-05-31' })
  .transform(String)
  .refine(isDate, 'must be a date, such as 2024-05-31');

const sourceFields = z.strictObject({
  title: phrase.describe('What the work is called.'),
  publisher: phrase.exactOptional().describe('Who published it.'),
  version: phrase.exactOptional().describe('Which edition of it.'),
  date: date.exactOptional().describe('Of when it is.'),
  retrieved: day.exactOptional().describe('The day on which it was fetched.'),
  licence: phrase.exactOptional().describe('Its terms; those of the layer by default.'),
  credit: phrase
    .exactOptional()
    .describe('The line that names whose data it is; the publisher by default.'),
  url: webAddress.exactOptional().describe('Where it is, such as https://example.org/.'),
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
  license: phrase.exactOptional().describe('The terms of the data, such as CC-BY-4.0.'),
  summary: phrase.exactOptional().describe('One sentence for a reader: what the layer shows.'),
  method: phrase.exactOptional().describe('How it was made from its sources.'),
  certainty: phrase.exactOptional().describe('How sure it is, and what it is not.'),
  date: date.exactOptional().describe('The time that it stands for.'),
};

const measured = z.strictObject({
  quantity: phrase,
  value: number,
  unit: phrase,
  published: z.array(z.strictObject({ value: phrase, source: phrase })).exactOptional(),
  note: phrase.exactOptional(),
});

/** The foreign member `metadata` of a GeoJSON file. */
export const metadataSchema = z.strictObject({
  id: phrase.exactOptional().describe('The id of the layer; the name of the file by default.'),
  title: phrase.exactOptional().describe('What the file shows.'),
  ...provenance,
  sources: z.array(source).exactOptional().describe('The sources, where there are several.'),
  measured: z
    .array(measured)
    .exactOptional()
    .describe(
      'Lengths, areas and counts of its own shapes, beside those that others have published.',
    ),
});

/** What a file says of its data, each part of it or none. */
export type StatedMetadata = z.infer<typeof metadataSchema>;

const noun = z
  .strictObject({
    zero: phrase.exactOptional(),
    one: phrase.exactOptional(),
    two: phrase.exactOptional(),
    few: phrase.exactOptional(),
    many: phrase.exactOptional(),
    other: phrase,
  })
  .describe(
    'What is counted, as it reads after a number: `other`, and one for each plural that the language has.',
  );

/** The properties of a feature that a layer may find under other names in its data. */
const ownProperties = [
  ...['name', 'date', 'count', 'countMax', 'countNote', 'about', 'category', 'what'],
  ...['place', 'site', 'certainty', 'uncertain', 'source'],
] as const;

/** The most classes that a reader can tell apart by their shades. */
const mostClasses = 7;

const value = z.union([z.string(), z.number(), z.boolean()], {
  error: 'must be a text, a number, true or false',
});

const values = z
  .strictObject({
    of: phrase.describe(
      'The property of the areas that holds the values, or the column of the table.',
    ),
    table: phrase
      .exactOptional()
      .describe('The name of a CSV in the folder `values`, which has the values.'),
    key: phrase.exactOptional().describe('The property by which a row of the table is found.'),
    column: phrase
      .exactOptional()
      .describe('The column of the table that holds it; that of the same name by default.'),
    unit: phrase.exactOptional().describe('What the values are in, as it reads after a number.'),
    breaks: z
      .array(number, 'must be a list of numbers')
      .min(1, 'must have one number at least')
      .max(
        mostClasses - 1,
        `must have ${mostClasses - 1} numbers at most, for ${mostClasses} classes`,
      )
      .refine(
        (breaks) => breaks.every((each, i) => i === 0 || each > (breaks[i - 1] ?? each)),
        'must grow from each number to the next',
      )
      .exactOptional()
      .describe('Between which values its classes lie, from the least to the greatest.'),
    by: z
      .enum(['quantiles', 'jenks', 'equal'])
      .exactOptional()
      .describe(
        'How breaks are found where none are given: as many areas in each class, by default; natural breaks; equal steps.',
      ),
    classes: z
      .int('must be a whole number')
      .min(2, 'must be 2 or more')
      .max(mostClasses, `must be ${mostClasses} or fewer`)
      .exactOptional()
      .describe('Into how many classes; 5 by default.'),
    below: themedColor
      .exactOptional()
      .describe(
        'The colour of the least values, where the layer’s own is that of the greatest alone.',
      ),
    middle: number.exactOptional().describe('The value between the two colours; 0 by default.'),
    noData: phrase.exactOptional().describe('What is said of an area without a value.'),
  })
  .describe('What the areas of a shaded layer are coloured by.');

/** How a layer is drawn from a file that may feed several, and as it comes. */
const drawnFrom = {
  file: phrase
    .exactOptional()
    .describe('The name of the file that it is drawn from, without `.geojson`; the id by default.'),
  where: z
    .record(z.string(), z.union([value, z.array(value)]), {
      error: 'must be properties with their values, such as { year: 1960 }',
    })
    .exactOptional()
    .describe('Which features of the file are drawn: properties, each with its value or a list.'),
  properties: z
    .strictObject(Object.fromEntries(ownProperties.map((name) => [name, phrase.exactOptional()])))
    .exactOptional()
    .describe('Which properties of the file stand for the engine’s own, such as { name: NAME }.'),
  values: values.exactOptional(),
};

/** What the values of a shaded layer are, and into which classes they fall. */
export type ValuesSpec = Readonly<z.infer<typeof values>>;

/** How a layer is drawn from its data. */
export type DrawnFrom = Readonly<z.infer<z.ZodObject<typeof drawnFrom>>>;

/** The fields of a layer that its author writes; the build takes the others from its data. */
type Written = Exclude<keyof LayerEntry, Derived>;
type Derived = 'id' | 'days' | 'metadata' | 'corners' | 'tiles' | 'breaks' | 'unit' | 'noData';

/** One entry of `layers.yaml`. */
export const layerSchema = z.strictObject({
  label: phrase.describe('The words beside the switch.'),
  kind: z.enum(kinds.map(({ name }) => name)).describe('How it is drawn and told.'),
  color: themedColor.describe('The colour of the layer on light paper and on dark.'),
  tint: themedColor.exactOptional().describe('What an area lays over the land.'),
  text: themedColor.exactOptional().describe('The colour of its names on the map.'),
  legendTint: number.exactOptional().describe('How strong its tint is in the legend, 0 to 1.'),
  dots: flag.exactOptional().describe('Whether an area is dots: its sign in the legend is one.'),
  inSentence: phrase.exactOptional().describe('Its name within a sentence, after "the".'),
  told: phrase.exactOptional().describe('What is told of it in the words of a still map.'),
  toldOfDay: phrase.exactOptional().describe('The same where a scene shows a single day, `{day}`.'),
  dash: z
    .enum(['solid', 'dashed', 'dotted'])
    .exactOptional()
    .describe('The pattern of a line, a route or an arc; solid by default, of an arc dotted.'),
  water: flag.exactOptional().describe('Whether a line is water.'),
  side: z.enum(['left', 'right']).exactOptional().describe('The side of a way that routes share.'),
  fadeInKm: number.exactOptional().describe('Over how many kilometres a route fades in.'),
  schematic: flag.exactOptional().describe('Whether a route is no path on the ground.'),
  joined: flag.exactOptional().describe('Whether a line joins the stops in the order of the text.'),
  picture: phrase
    .exactOptional()
    .describe(
      'The file of an image layer’s picture, in the story’s public folder; or the PMTiles archive that its tiles are cut from.',
    ),
  compare: flag
    .exactOptional()
    .describe('Whether a reader may let the map be seen through it, by a handle in the legend.'),
  noun: noun
    .exactOptional()
    .describe('What its points count, such as { one: person, other: people }.'),
  categories: z
    .record(
      z.string(),
      z.strictObject({
        label: phrase.describe('Its words in the panel about a feature, and in the legend.'),
        color: themedColor
          .exactOptional()
          .describe('The colour of its areas, lines or points; that of the layer by default.'),
        form: z
          .enum(['core', 'plain'])
          .exactOptional()
          .describe('What tells a point apart without colour: a core in its disc, or none.'),
        noun: noun.exactOptional(),
      }),
    )
    .exactOptional()
    .describe('The sorts of areas, lines or points, by the "category" of the features.'),
  fact: phrase.exactOptional().describe('What the panel says of a point.'),
  largest: number.exactOptional().describe('The count that has the largest disc.'),
  largestRadius: number.exactOptional().describe('The radius of that disc in CSS pixels.'),
  ...drawnFrom,
  ...provenance,
} satisfies Record<Written, z.ZodType>);

/** A layer as its author writes it, with what is said of its data. */
export type LayerEntry = LayerSpec & Provenance & DrawnFrom;
/** What is said of a layer's data. */
export type Provenance = Readonly<z.infer<z.ZodObject<typeof provenance>>>;

/** `layers.yaml`: the layers of the map by their ids, in the order of the legend. */
export const layersSchema: z.ZodType<readonly LayerEntry[]> = z
  .record(z.string(), layerSchema, { error: 'must be layers by their ids' })
  .transform((layers) => Object.entries(layers).map(([id, layer]) => ({ id, ...layer })));
