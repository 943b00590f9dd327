import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import type { z } from 'zod';
import { memoizeByText } from '../../files/caches.ts';
import type { SafeFolder } from '../../files/safe-folder.ts';
import { maxDepth, nested } from '../../files/size-limits.ts';
import { attempt, type Position, type Problem, StoryError } from '../../files/story-error.ts';
import { explainIssues } from './explain-issues.ts';

/**
 * Locates the value at a path, or the innermost around it, but the key if `part` says so or the value
 * starts on a later line. A step into a list is an index, or a scalar that is the item or a key or value in it.
 */
type Locate = (path: readonly PropertyKey[], part?: 'key') => Position;

export interface InspectedYaml<T> {
  /** The value, unless there are problems. */
  readonly value?: T;
  readonly problems: readonly Problem[];
  readonly at: Locate;
}

/** Parses a YAML file, or the part of one that follows `linesBefore` lines. */
export function parseYaml(yaml: string, file: string, linesBefore = 0): InspectedYaml<unknown> {
  const { document, lineCounter, fault } = parsed(yaml);
  const position = (offset: number): Position => {
    const { line, col: column } = lineCounter.linePos(offset);
    return { line: line + linesBefore, column };
  };
  const at: Locate = (path, part) => position(offsetOf(document?.contents, path, part));
  if (!fault) return { value: document?.toJS() as unknown, problems: [], at };
  const { offset, ...words } = fault;
  return { problems: [{ file, ...position(offset), ...words }], at };
}

/** Parses a text; returns no document if its values are nested too deeply for the parser. */
const parsed = memoizeByText((yaml) => {
  const lineCounter = new LineCounter();
  try {
    const document = parseDocument(yaml, { lineCounter, prettyErrors: false, uniqueKeys: false });
    const fault = bareColour(yaml, document) ?? yamlFault(yaml, document);
    return { document, lineCounter, fault };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { document: undefined, lineCounter, fault: { offset: 0, ...nested } };
  }
});

interface YamlFault extends Pick<Problem, 'problem' | 'remedy'> {
  readonly offset: number;
}

const layout =
  'The slip may be a line or two above: check brackets, quotes and indentation. Indent with spaces, not tabs; put a space after the colon of a key; quote a value that has a colon or begins with "@"; use each key once.';

/** Reports the first syntax error, or else an alias (which may expand endlessly), repeated key or too deep value. */
function yamlFault(yaml: string, document: Document.Parsed): YamlFault | undefined {
  const [first] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (first) {
    const problem = /^BLOCK_(AS_IMPLICIT_KEY|IN_FLOW)$/.test(first.code)
      ? 'the value has a colon and no quotes, or the next line is indented too far.'
      : `this is not YAML: ${first.message.replace(/\.?$/, '.')}`;
    const [before = ''] = /^:?\s*/.exec(yaml.slice(first.pos[0])) ?? [];
    return { offset: first.pos[0] + before.length, problem, remedy: layout };
  }
  let fault: YamlFault | undefined;
  visit(document, {
    Alias(_, { range }) {
      const problem = 'a value that begins with "*" is an alias.';
      fault = { offset: range?.[0] ?? 0, problem, remedy: 'Put the whole value in quotes.' };
      return visit.BREAK;
    },
    Collection(_, collection, around) {
      const twice = isMap(collection) ? repeatedKey(collection) : undefined;
      if (twice) {
        const problem = 'this is not YAML: Map keys must be unique.';
        fault = { offset: twice.range?.[0] ?? 0, problem, remedy: layout };
      } else if (around.filter(isCollection).length >= maxDepth) {
        fault = { offset: collection.range?.[0] ?? 0, ...nested };
      } else return;
      return visit.BREAK;
    },
  });
  return fault;
}

/** Finds the first repeated key; the library's own check is slow, as it compares each key with all others. */
function repeatedKey({ items }: YAMLMap): Scalar | undefined {
  const keys = new Set<unknown>();
  for (const { key } of items) {
    if (!isScalar(key)) continue;
    if (keys.has(key.value)) return key;
    keys.add(key.value);
  }
  return undefined;
}

/** Reports a colour without quotes: it begins a comment, and the parser would report an error far below. */
function bareColour(yaml: string, { errors }: Document): YamlFault | undefined {
  const match = /#(?<=^[^#"'\n]*[:[,][^\S\n]+#)[0-9a-f]{3,8}\b/im.exec(yaml);
  if (!match || errors.length === 0) return undefined;
  const problem = `${match[0]} has no quotes, and so begins a comment.`;
  return { offset: match.index, problem, remedy: `Write "${match[0]}".` };
}

/** Reads YAML (`absent` if empty) and checks it by a schema; `remedy` is for values not described there. */
export function inspectYaml<T>(
  yaml: string,
  file: string,
  schema: z.ZodType<T>,
  remedy?: string,
  linesBefore = 0,
  absent?: unknown,
): InspectedYaml<T> {
  const { value, problems, at } = parseYaml(yaml, file, linesBefore);
  if (problems.length > 0) return { problems, at };
  const given = value ?? absent;
  const { success, data } = schema.safeParse(given);
  if (success) return { value: data, problems, at };
  const wrong = explainIssues(given, schema, remedy).map(({ path, part, ...words }) => {
    const place = path.length > 0 && { place: `"${path.map(String).join('.')}"` };
    return { file, ...at(path, part), ...place, ...words };
  });
  return { problems: wrong, at };
}

/** Reads a file as {@link inspectYaml} does; the file is optional if `absent` is given. */
export function inspectYamlFile<T>(
  folder: Pick<SafeFolder, 'text'>,
  file: string,
  schema: z.ZodType<T>,
  { absent, remedy }: { readonly absent?: unknown; readonly remedy?: string } = {},
): InspectedYaml<T> {
  const ifMissing = absent === undefined ? {} : { absent: '' };
  const { value: text, problems } = attempt(() => folder.text(file, ifMissing));
  if (text === undefined) return { problems, at: () => ({ line: 1, column: 1 }) };
  return inspectYaml(text, file, schema, remedy, 0, absent);
}

/** Reads YAML. @throws StoryError with a problem for each invalid value. */
export function readYaml<T>(...of: Parameters<typeof inspectYaml<T>>): T {
  const { value, problems } = inspectYaml<T>(...of);
  if (problems.length > 0) throw new StoryError(problems);
  return value as T;
}

function offsetOf(root: unknown, path: readonly PropertyKey[], part?: 'key'): number {
  let node: unknown = root;
  let offset = isNode(root) ? (root.range?.[0] ?? 0) : 0;
  for (const [index, step] of path.entries()) {
    const isAt = ({ key }: Pair): boolean =>
      String(isScalar(key) ? key.value : key) === String(step);
    const pair = isMap(node) ? node.items.find(isAt) : undefined;
    const isLast = index === path.length - 1 && part !== 'key';
    const item = isSeq(node) ? itemAt(node.items, step) : undefined;
    node = pair?.value ?? item;
    const place = pair && !(isLast && isInLine(node)) ? pair.key : node;
    if (!isNode(place)) break;
    offset = place.range?.[0] ?? offset;
  }
  return offset;
}

/** True if the value starts on its key's line, so that an error can point at it. */
const isInLine = (value: unknown): boolean =>
  isScalar(value) ? Boolean(value.source) : (isMap(value) || isSeq(value)) && value.flow === true;

function itemAt(items: readonly unknown[], step: PropertyKey): unknown {
  if (typeof step === 'number') return items[step];
  const says = (node: unknown): boolean => isScalar(node) && String(node.value) === String(step);
  const has = ({ key, value }: Pair): boolean => says(key) || says(value);
  return items.find((item) => says(item) || (isMap(item) && item.items.some(has)));
}
