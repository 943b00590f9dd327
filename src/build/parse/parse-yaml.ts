import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { firstAlias } from './first-alias.ts';
import { StoryError } from './story-error.ts';

/** What a file of YAML holds, and where. */
export interface YamlFile {
  readonly value: unknown;
  /** The line, from 1, of what stands at a path, or of the innermost that holds its place. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/**
 * Reads one of the story's files of YAML, which have no use for aliases.
 *
 * @param file The file's name in messages.
 * @throws StoryError where it is not YAML.
 */
export function parseYaml(yaml: string, file: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const [fault] = document.errors;
  if (fault) {
    const { line = 1, col = 1 } = fault.linePos?.[0] ?? {};
    const place = `line ${line}, column ${col}`;
    const problem = `this is not YAML (${fault.code}).`;
    throw new StoryError([{ file, place, problem, remedy: 'Quote values that hold a colon.' }]);
  }
  const alias = firstAlias(document);
  if (alias !== undefined) {
    const place = `line ${lines.linePos(alias).line}`;
    const problem = 'a value that begins with "*" is an alias.';
    throw new StoryError([{ file, place, problem, remedy: 'Put the value in quotes.' }]);
  }
  return {
    value: document.toJS(),
    lineOf: (path) => lines.linePos(offsetOf(document.contents, path)).line,
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
