import { z } from 'zod';
import { isDate, maybe, webAddress, words } from './values.ts';

export const sourceSchema = z
  .strictObject({
    title: words.describe('Its title.'),
    publisher: maybe(words, 'Who published it.'),
    date: maybe(
      z.coerce.string().refine(isDate, 'must be a year, a month or a day such as 2014-07-15'),
      'A year, a month or a day, such as 2014-07-15.',
    ),
    author: maybe(words, 'Who wrote it.'),
    url: maybe(webAddress, 'Its address, such as https://example.org/report, or else unlinked.'),
    unlinked: maybe(words, 'Why it has no address, as a sentence for readers, such as: In print.'),
    note: maybe(words, 'What it is cited for, or a remark about it.'),
  })
  .refine(({ url, unlinked }) => url !== undefined || unlinked !== undefined, {
    path: ['url'],
    error: 'must be text',
  });

export type Source = z.infer<typeof sourceSchema>;

export const sourcesSchema = z.record(z.string(), sourceSchema, {
  error: 'there must be sources, each as "id: { title }"',
});

export type Sources = Readonly<Record<string, Source>>;

export const sourcesRemedy =
  'A source has a title and a url, or unlinked, and may have an author, a publisher, a date, a note.';
