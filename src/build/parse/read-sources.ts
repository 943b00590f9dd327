import { z } from 'zod';
import { datePattern } from '../render/date-pattern.ts';
import { isWebAddress } from '../render/external-link.ts';
import { inspectYaml, readYaml } from './read-yaml.ts';

const text = z.string({ error: 'must be text' }).trim().min(1, 'must not be empty');

/** One source in `sources.yaml`. */
export const sourceSchema = z.strictObject({
  title: text.describe('Its title.'),
  publisher: text.optional().describe('Who published it.'),
  date: z.coerce
    .string()
    .regex(datePattern, 'must be a year, a month or a day such as 2014-07-15')
    .optional()
    .describe('A year, a month or a day, such as 2014-07-15.'),
  author: text.optional().describe('Who wrote it.'),
  url: z
    .string()
    .refine(isWebAddress, 'must be a web address')
    .optional()
    .describe('Its address, such as https://example.org/report.'),
  note: text.optional().describe('What it is cited for, or what is to be known of it.'),
});

/** One source of the story: a row of `sources.yaml`. */
export type Source = z.infer<typeof sourceSchema>;

const sourcesSchema = z.record(z.string(), sourceSchema, {
  error: 'there must be sources, each as "id: { title }"',
});

/** The story's sources by the id that the text cites them with. */
export type Sources = Readonly<Record<string, Source>>;

const remedy = 'A source has a title, and may have an author, a publisher, a date, a url, a note.';

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

/** Reads the list of sources and finds all that is wrong with it. */
export const inspectSources = (yaml: string, file: string) =>
  inspectYaml<Sources>(yaml, file, sourcesSchema, remedy);
