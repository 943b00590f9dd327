import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Problem } from '../../core/story/problem.ts';
import { datePattern } from '../render/date-pattern.ts';
import { isWebAddress } from '../render/external-link.ts';
import { firstAlias } from './first-alias.ts';
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
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const [fault] = document.errors;
  if (fault) {
    const place = `line ${fault.linePos?.[0].line ?? 1}`;
    const problem = `this is not YAML (${fault.code}).`;
    throw new StoryError([{ file, place, problem, remedy: 'Quote values that hold a colon.' }]);
  }
  if (!isMap(document.contents)) {
    const remedy = 'Write one "id: { title, publisher, date }" for each source.';
    throw new StoryError([{ file, place: 'line 1', problem: 'there are no sources.', remedy }]);
  }
  const alias = firstAlias(document);
  if (alias !== undefined) {
    const place = `line ${lines.linePos(alias).line}`;
    const problem = 'a value that begins with "*" is an alias.';
    throw new StoryError([{ file, place, problem, remedy: 'Put the value in quotes.' }]);
  }
  const problems: Problem[] = [];
  const values: Record<string, unknown> = document.toJS();
  const sources: Record<string, Source> = {};
  for (const { key } of document.contents.items) {
    const id = isScalar(key) ? String(key.value) : String(key);
    const offset = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
    const result = sourceSchema.safeParse(values[id]);
    if (result.success) sources[id] = result.data;
    else problems.push(...sourceProblems(result.error, id, lines.linePos(offset).line, file));
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
