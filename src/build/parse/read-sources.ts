import { z } from 'zod';
import type { Problem } from '../../core/story/problem.ts';
import { isWebAddress } from '../render/external-link.ts';
import { datePattern } from '../render/format-date.ts';
import { parseYaml } from './parse-yaml.ts';
import { StoryError } from './story-error.ts';

const text = z.string().trim().min(1);
const sourceSchema = z.strictObject({
  title: text,
  publisher: text,
  date: z.coerce.string().regex(datePattern, 'must be a year, a month or a day such as 2014-07-15'),
  author: text.optional(),
  url: z.string().refine(isWebAddress, 'must be a web address').optional(),
  note: text.optional(),
});

/** One source of the story: a row of `sources.yaml`. */
export type Source = z.infer<typeof sourceSchema>;

/** The story's sources by the id that the text cites them with. */
export type Sources = Readonly<Record<string, Source>>;

/**
 * Reads the list of sources.
 *
 * @param yaml The whole of `sources.yaml`.
 * @param file The file's name in messages.
 * @throws StoryError with one problem for each field that is missing or wrong.
 */
export function readSources(yaml: string, file: string): Sources {
  const { value, lineOf } = parseYaml(yaml, file);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    const remedy = 'Write one "id: { title, publisher, date }" for each source.';
    throw new StoryError([{ file, place: 'line 1', problem: 'there are no sources.', remedy }]);
  }
  const problems: Problem[] = [];
  const sources: Record<string, Source> = {};
  for (const [id, written] of Object.entries(value)) {
    const result = sourceSchema.safeParse(written);
    if (result.success) sources[id] = result.data;
    else problems.push(...sourceProblems(result.error, id, lineOf([id]), file));
  }
  if (problems.length > 0) throw new StoryError(problems);
  return sources;
}

function sourceProblems(error: z.ZodError, id: string, line: number, file: string): Problem[] {
  return error.issues.map((issue) => ({
    file,
    place: `line ${line}, "${[id, ...issue.path].join('.')}"`,
    problem: `${issue.message}.`,
    remedy: 'A source has a title, a publisher and a date, and may have an author, a url, a note.',
  }));
}
