import { z } from 'zod';
import { datePattern } from '../render/date-pattern.ts';
import { phrase, webAddress } from '../schema/values.ts';
import { type InspectedYaml, inspectYamlFile, readYaml } from './read-yaml.ts';

/** One source in `sources.yaml`. */
export const sourceSchema = z.strictObject({
  title: phrase.describe('Its title.'),
  publisher: phrase.describe('Who published it.'),
  date: z.coerce
    .string()
    .regex(datePattern, 'must be a year, a month or a day such as 2014-07-15')
    .describe('A year, a month or a day, such as 2014-07-15.'),
  author: phrase.optional().describe('Who wrote it.'),
  url: webAddress.optional().describe('Its address, such as https://example.org/report.'),
  note: phrase.optional().describe('What it is cited for, or what is to be known of it.'),
});

/** One source of the story: a row of `sources.yaml`. */
export type Source = z.infer<typeof sourceSchema>;

const sourcesSchema = z.record(z.string(), sourceSchema, {
  error: 'there must be sources, each as "id: { title, publisher, date }"',
});

/** The story's sources by the id that the text cites them with. */
export type Sources = Readonly<Record<string, Source>>;

const remedy =
  'A source has a title, a publisher and a date, and may have an author, a url, a note.';

/**
 * Reads the list of sources.
 *
 * @param yaml The whole of `sources.yaml`.
 * @param file The file's name in messages.
 * @throws StoryError with one problem for each field that is missing or wrong.
 */
export function readSources(yaml: string, file: string): Sources {
  return readYaml(yaml, file, sourcesSchema, remedy);
}

/** Reads the list of sources, which need not be there, and finds all that is wrong with it. */
export const inspectSources = (root: string, file: string): InspectedYaml<Sources> =>
  inspectYamlFile(root, file, sourcesSchema, { absent: '{}', remedy });
