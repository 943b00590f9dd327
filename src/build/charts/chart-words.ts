import { isMap, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Problem } from '../../core/story/problem.ts';
import { StoryError } from '../parse/story-error.ts';

const text = z.string('must be text').trim().min(1, 'must not be empty');
const wordsSchema = z.strictObject(
  {
    title: text,
    measured: text,
    description: text,
    sources: z.array(text, 'must be a list of ids').min(1, 'must name at least one source'),
    notes: text,
    table: text,
  },
  {
    error: ({ code }) => (code === 'invalid_type' ? 'must hold the words of the chart' : undefined),
  },
);

/**
 * The words of a chart: its finding as a title, what is measured, a description for those who
 * cannot see it, the ids of its sources, notes, and the caption of its table.
 */
export type ChartWords = Readonly<z.infer<typeof wordsSchema>>;

/**
 * Reads the words of the charts.
 *
 * @param yaml The whole of `charts.yaml`.
 * @param names The charts that must have words.
 * @param known The ids of the story's sources.
 * @param file The file's name in messages.
 * @throws StoryError with one problem for each field that is missing or wrong.
 */
export function readChartWords<Name extends string>(
  yaml: string,
  names: readonly Name[],
  known: readonly string[],
  file: string,
): Readonly<Record<Name, ChartWords>> {
  const document = parseDocument(yaml);
  const [fault] = document.errors;
  if (fault) {
    const place = `line ${fault.linePos?.[0].line ?? 1}`;
    const problem = `this is not YAML (${fault.code}).`;
    throw new StoryError([{ file, place, problem, remedy: 'Quote values that hold a colon.' }]);
  }
  const all: unknown = isMap(document.contents) ? document.toJS() : {};
  const result = z.looseObject(record(names)).safeParse(all);
  if (!result.success) throw new StoryError(wordProblems(result.error, file));
  const words = result.data as Readonly<Record<Name, ChartWords>>;
  const unknown = names.flatMap((name) => unknownSources(name, words[name], known, file));
  if (unknown.length > 0) throw new StoryError(unknown);
  return words;
}

function record(names: readonly string[]): Record<string, typeof wordsSchema> {
  return Object.fromEntries(names.map((name) => [name, wordsSchema]));
}

function wordProblems(error: z.ZodError, file: string): Problem[] {
  return error.issues.map(({ path, message }) => ({
    file,
    place: `"${path.join('.')}"`,
    problem: `${message}.`,
    remedy: 'A chart has a title, measured, description, sources, notes and table.',
  }));
}

function unknownSources(
  name: string,
  { sources }: ChartWords,
  known: readonly string[],
  file: string,
): Problem[] {
  return sources
    .filter((id) => !known.includes(id))
    .map((id) => ({
      file,
      place: `"${name}.sources"`,
      problem: `the source "${id}" does not exist.`,
      remedy: 'Add it to the sources of the story or name another.',
    }));
}
