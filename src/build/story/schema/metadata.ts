import { z } from 'zod';
import { datePattern } from './date-pattern.ts';
import { isWebAddress } from './external-link.ts';
import { number, phrase } from './values.ts';

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
  .refine((written) => datePattern.test(written), 'must be a date, such as 2024-05-31');

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
