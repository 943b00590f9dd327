import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { memoizeByText } from '../files/memoize.ts';
import { readStoryFile } from '../files/read-story-file.ts';
import { nested } from '../files/size-limits.ts';
import { attempt, type Position, type Problem, StoryError } from '../files/story-error.ts';
import { explainIssues } from './explain-issues.ts';
import { yamlFaults } from './yaml-faults.ts';

/**
 * Finds the position of the value at a path: of its key where `part` says so or the value begins on a later
 * line, and of the innermost value around it where there is none. A step into a list is an index, or
 * what the item is or has as a key or a value.
 */
type Locate = (path: readonly PropertyKey[], part?: 'key') => Position;

/** The value of a YAML text, where its parts stand, and what is wrong with it as YAML. */
interface YamlFile {
  /** Nothing where anything is wrong. */
  readonly value?: unknown;
  readonly problems: readonly Problem[];
  readonly at: Locate;
}

/** What was read of one of the story's YAML files. */
export interface InspectedYaml<T> {
  /** All of it, where it is sound. */
  readonly value?: T;
  /** What is written there, sound or not, where it is YAML. */
  readonly written?: unknown;
  readonly problems: readonly Problem[];
  readonly at: Locate;
}

/**
 * Parses YAML.
 *
 * @param yaml The whole of the file, or the part of it that is YAML.
 * @param file The file's name in messages.
 * @param linesBefore How many lines of the file stand before the YAML.
 */
export function parseYaml(yaml: string, file: string, linesBefore = 0): YamlFile {
  const { document, lineCounter, faults } = parsed(yaml);
  const position = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: line + linesBefore, column: col };
  };
  const problems = faults.map(({ offset, ...words }) => ({ file, ...position(offset), ...words }));
  return {
    ...(problems.length === 0 && { value: document?.toJS() as unknown }),
    problems,
    at: (path, part) => position(offsetOf(document?.contents, path, part)),
  };
}

/** A parsed text; no document where its values lie deeper in one another than the parser's own calls can. */
const parsed = memoizeByText((yaml) => {
  const lineCounter = new LineCounter();
  try {
    const document = parseDocument(yaml, { lineCounter });
    return { document, lineCounter, faults: yamlFaults(document, yaml) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { document: undefined, lineCounter, faults: [{ offset: 0, ...nested }] };
  }
});

/**
 * Reads YAML and finds all that is wrong with it, each at its line: its faults as YAML, or those of its
 * values where it is YAML.
 *
 * @param schema What its value must be.
 * @param remedy What to write in place of a wrong value whose schema has no description.
 * @param linesBefore How many lines of the file stand before the YAML.
 * @param absent The value of YAML that holds nothing.
 */
export function inspectYaml<T>(
  yaml: string,
  file: string,
  schema: z.ZodType<T>,
  remedy = 'Write it as the others in this file are written.',
  linesBefore = 0,
  absent?: unknown,
): InspectedYaml<T> {
  const { value, problems, at } = parseYaml(yaml, file, linesBefore);
  if (problems.length > 0) return { problems, at };
  const written = value ?? absent;
  const { success, data } = schema.safeParse(written);
  if (success) return { value: data, written, problems, at };
  const wrong = explainIssues(written, schema, remedy).map(({ path, part, ...words }) => ({
    file,
    ...at(path, part),
    ...(path.length > 0 && { place: `"${path.map(String).join('.')}"` }),
    ...words,
  }));
  return { written, problems: wrong, at };
}

/** The entries of a file whose schema is a record: the ids of all, and those in which nothing is wrong. */
export interface Entries<T> {
  readonly ids?: readonly string[];
  readonly sound?: T;
}

/** What is known of the entries of a file, if it could be read. */
export function soundEntries<T>(
  { value, written }: InspectedYaml<T>,
  schema: z.ZodType<T>,
): Entries<T> {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return {};
  const ids = Object.keys(written);
  if (value !== undefined) return { ids, sound: value };
  const wrong = schema.safeParse(written).error?.issues.map(({ path: [id] }) => String(id)) ?? [];
  const others = Object.entries(written).filter(([id]) => !wrong.includes(id));
  const { success, data } = schema.safeParse(Object.fromEntries(others));
  return { ids, ...(success && { sound: data }) };
}

/**
 * Reads a file of YAML by its name, as {@link inspectYaml} does; one that cannot be read is a problem of its own.
 *
 * @param options.absent The value of an optional file that does not exist or holds nothing.
 */
export function inspectYamlFile<T>(
  root: string,
  folder: string,
  file: string,
  schema: z.ZodType<T>,
  { absent, remedy }: { readonly absent?: unknown; readonly remedy?: string } = {},
): InspectedYaml<T> {
  const ifMissing = absent === undefined ? {} : { absent: '' };
  const { value: text, problems } = attempt(() => readStoryFile(root, folder, file, ifMissing));
  if (text === undefined) return { problems, at: () => ({ line: 1, column: 1 }) };
  return inspectYaml(text, file, schema, remedy, 0, absent);
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

function offsetOf(root: unknown, path: readonly PropertyKey[], part?: 'key'): number {
  let node: unknown = root;
  let offset = isNode(root) ? (root.range?.[0] ?? 0) : 0;
  for (const [index, step] of path.entries()) {
    let place: unknown;
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => String(isScalar(key) ? key.value : key) === String(step),
      );
      const last = index === path.length - 1 && part !== 'key';
      place = last && isInLine(pair?.value) ? pair?.value : pair?.key;
      node = pair?.value;
    } else {
      place = isSeq(node) ? itemAt(node.items, step) : undefined;
      node = place;
    }
    if (!isNode(place)) break;
    offset = place.range?.[0] ?? offset;
  }
  return offset;
}

/** Whether a value begins on the line of its key, so that it can be pointed at. */
const isInLine = (value: unknown): boolean =>
  isScalar(value) ? Boolean(value.source) : (isMap(value) || isSeq(value)) && value.flow === true;

function itemAt(items: readonly unknown[], step: PropertyKey): unknown {
  if (typeof step === 'number') return items[step];
  const says = (node: unknown): boolean => isScalar(node) && String(node.value) === String(step);
  return items.find(
    (item) =>
      says(item) || (isMap(item) && item.items.some(({ key, value }) => says(key) || says(value))),
  );
}
