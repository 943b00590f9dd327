import type { z } from 'zod';
import { parseYaml } from './parse-yaml.ts';
import { type Problem, StoryError } from './story-error.ts';

/**
 * Reads one of the story's YAML files.
 *
 * @param yaml The whole of the file.
 * @param file The file's name in messages.
 * @param remedy What to write in place of a value that is wrong.
 * @throws StoryError with a problem for each value that is missing or wrong, with its line.
 */
export function readYaml<T>(
  yaml: string,
  file: string,
  schema: z.ZodType<T>,
  remedy = 'Write it as the others in this file are written.',
): T {
  const { value, lineOf } = parseYaml(yaml, file);
  const result = schema.safeParse(value ?? undefined);
  if (result.success) return result.data;
  throw new StoryError(
    result.error.issues.map(({ path, message }): Problem => {
      const line = lineOf(path);
      const place = path.length > 0 ? `line ${line}, "${path.join('.')}"` : `line ${line}`;
      return { file, place, problem: `${message}.`, remedy };
    }),
  );
}
