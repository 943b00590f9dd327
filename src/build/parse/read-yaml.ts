import { type Document, isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from '../../core/story/problem.ts';
import { firstAlias } from './first-alias.ts';
import { StoryError } from './story-error.ts';

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
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const [fault] = document.errors;
  if (fault) {
    const { line = 1, col = 1 } = fault.linePos?.[0] ?? {};
    const problem = `this is not YAML (${fault.code}).`;
    const place = `line ${line}, column ${col}`;
    throw new StoryError([{ file, place, problem, remedy: 'Quote values that hold a colon.' }]);
  }
  const alias = firstAlias(document);
  if (alias !== undefined) {
    const place = `line ${lines.linePos(alias).line}`;
    const problem = 'a value that begins with "*" is an alias.';
    throw new StoryError([{ file, place, problem, remedy: 'Put the value in quotes.' }]);
  }
  const result = schema.safeParse(document.toJS() ?? undefined);
  if (result.success) return result.data;
  throw new StoryError(
    result.error.issues.map(({ path, message }): Problem => {
      const line = lines.linePos(offsetOf(document, path)).line;
      const place = path.length > 0 ? `line ${line}, "${path.join('.')}"` : `line ${line}`;
      return { file, place, problem: `${message}.`, remedy };
    }),
  );
}

/** Where the key of a value stands in its text, or the nearest one around it that is there. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const step of path) {
    const pair = isMap(node)
      ? node.items.find(({ key }) => String(key) === String(step))
      : undefined;
    const found: unknown = pair?.key ?? (isSeq(node) ? node.items[Number(step)] : undefined);
    if (!isNode(found)) break;
    offset = found.range?.[0] ?? offset;
    node = pair ? pair.value : found;
  }
  return offset;
}
