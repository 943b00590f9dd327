import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { type Problem, StoryError } from './story-error.ts';

/** What YAML holds, and where. */
export interface YamlFile {
  readonly value: unknown;
  /** The line, from 1, of what stands at a path, or of the innermost that holds its place. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/**
 * Reads one of the story's YAML files.
 *
 * @param yaml The whole of the file, or the part of it that is YAML.
 * @param file The file's name in messages.
 * @param remedy What to write in place of a value that is wrong.
 * @param linesBefore How many lines of the file stand before the YAML.
 * @throws StoryError with a problem for each value that is missing or wrong, with its line.
 */
export function readYaml<T>(
  yaml: string,
  file: string,
  schema: z.ZodType<T>,
  remedy = 'Write it as the others in this file are written.',
  linesBefore = 0,
): T {
  const { value, lineOf } = parseYaml(yaml, file, linesBefore);
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

/**
 * Parses YAML. The story's files have no use for aliases (`*name`), and one may lead nowhere or multiply
 * without end.
 *
 * @throws StoryError where it is not YAML, or has an alias.
 */
export function parseYaml(yaml: string, file: string, linesBefore = 0): YamlFile {
  const lines = new LineCounter();
  const lineAt = (offset: number): number => lines.linePos(offset).line + linesBefore;
  const document = parseDocument(yaml, { lineCounter: lines });
  const [fault] = document.errors;
  if (fault) {
    const { line = 1, col = 1 } = fault.linePos?.[0] ?? {};
    const place = `line ${line + linesBefore}, column ${col}`;
    const problem = `this is not YAML (${fault.code}).`;
    throw new StoryError([{ file, place, problem, remedy: 'Quote values that hold a colon.' }]);
  }
  visit(document, {
    Alias(_, { range }) {
      const place = `line ${lineAt(range?.[0] ?? 0)}`;
      const problem = 'a value that begins with "*" is an alias.';
      throw new StoryError([{ file, place, problem, remedy: 'Put the value in quotes.' }]);
    },
  });
  return {
    value: document.toJS(),
    lineOf: (path) => lineAt(offsetOf(document.contents, path)),
  };
}

function offsetOf(root: Node | null, path: readonly PropertyKey[]): number {
  let node: unknown = root;
  let offset = 0;
  for (const step of path) {
    let place: unknown;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === step);
      place = pair?.key;
      node = pair?.value;
    } else {
      place = isSeq(node) ? node.items[Number(step)] : undefined;
      node = place;
    }
    if (!isNode(place)) break;
    offset = place.range?.[0] ?? offset;
  }
  return offset;
}
