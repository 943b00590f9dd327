import type { z } from 'zod';
import { readStoryFile } from '../files/read-story-file.ts';
import { attempt, type Problem, StoryError } from '../files/story-error.ts';
import { explainIssues } from './explain-issues.ts';
import { parseYaml, type YamlFile } from './parse-yaml.ts';

/** What was read of one of the story's YAML files. */
export interface InspectedYaml<T> {
  /** All of it, where it is sound. */
  readonly value?: T;
  readonly yaml: YamlFile;
  readonly problems: readonly Problem[];
}

const asTheOthers = 'Write it as the others in this file are written.';

/**
 * Reads one of the story's YAML files and finds all that is wrong with it, each at its line.
 *
 * @param yaml The whole of the file, or the part of it that is YAML.
 * @param file The file's name in messages.
 * @param remedy What to write in place of a wrong value whose schema has no description.
 * @param linesBefore How many lines of the file stand before the YAML.
 */
export function inspectYaml<T>(
  yaml: string,
  file: string,
  schema: z.ZodType<T>,
  remedy = asTheOthers,
  linesBefore = 0,
): InspectedYaml<T> {
  const parsed = parseYaml(yaml, file, linesBefore);
  if (parsed.broken) return { yaml: parsed, problems: parsed.problems };
  const written = parsed.value ?? undefined;
  const { success, data: value } = schema.safeParse(written);
  const wrong = success ? [] : explainIssues(written, schema, remedy);
  const problems = [
    ...parsed.problems,
    ...wrong.map(({ path, part, ...words }) => ({
      file,
      ...parsed.at(path, part),
      ...(path.length > 0 && { place: `"${path.map(String).join('.')}"` }),
      ...words,
    })),
  ];
  return { yaml: parsed, problems, ...(problems.length === 0 && { value: value as T }) };
}

/**
 * The same of a file by its name; one that cannot be read is a problem of its own.
 *
 * @param options.absent The text of an optional file that does not exist or is empty.
 */
export function inspectYamlFile<T>(
  root: string,
  file: string,
  schema: z.ZodType<T>,
  { absent, remedy }: { readonly absent?: string; readonly remedy?: string } = {},
): InspectedYaml<T> {
  const { value: text, problems } = attempt(() => readStoryFile(root, file, { absent }));
  if (text !== undefined) {
    const blank = absent !== undefined && holdsNothing(text, file);
    return inspectYaml(blank ? absent : text, file, schema, remedy);
  }
  return { yaml: parseYaml('', file), problems };
}

/** Whether YAML has no value: only comments, or not even these. */
function holdsNothing(yaml: string, file: string): boolean {
  const { value, broken } = parseYaml(yaml, file);
  return !broken && (value === null || value === undefined);
}

/**
 * Reads one of the story's YAML files.
 *
 * @throws StoryError with a problem for each value that is missing or wrong, with its line.
 */
export function readYaml<T>(...of: Parameters<typeof inspectYaml<T>>): T {
  const { value, problems } = inspectYaml<T>(...of);
  if (problems.length > 0) throw new StoryError(problems);
  return value as T;
}
