import {
  type Document,
  type ErrorCode,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLParseError,
} from 'yaml';
import type { z } from 'zod';
import { readStoryFile } from '../files/read-story-file.ts';
import { deepest, nested } from '../files/size-limits.ts';
import { attempt, type Position, type Problem, StoryError } from '../files/story-error.ts';
import { explainIssues } from './explain-issues.ts';

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
  const lineCounter = new LineCounter();
  const position = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: line + linesBefore, column: col };
  };
  const document = parsedAsDeep(yaml, lineCounter);
  const faults = document ? faultsOf(document, yaml) : [{ offset: 0, ...nested }];
  const problems = faults.map(({ offset, ...words }) => ({ file, ...position(offset), ...words }));
  return {
    ...(problems.length === 0 && { value: document?.toJS() as unknown }),
    problems,
    at: (path, part) => position(offsetOf(document?.contents, path, part)),
  };
}

/** A parsed text; nothing where its values lie deeper in one another than the parser's own calls can. */
function parsedAsDeep(yaml: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    return parseDocument(yaml, { lineCounter });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

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
  file: string,
  schema: z.ZodType<T>,
  { absent, remedy }: { readonly absent?: unknown; readonly remedy?: string } = {},
): InspectedYaml<T> {
  const ifMissing = absent === undefined ? {} : { absent: '' };
  const { value: text, problems } = attempt(() => readStoryFile(root, file, ifMissing));
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

/** What is wrong at an offset of the text. */
interface YamlFault extends Pick<Problem, 'problem' | 'remedy' | 'value'> {
  readonly offset: number;
}

/** The faults after which the parser goes on in the right place; what it finds after another is made up. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'BAD_SCALAR_START',
  'BLOCK_AS_IMPLICIT_KEY',
  'BLOCK_IN_FLOW',
  'DUPLICATE_KEY',
  'TAB_AS_INDENT',
]);

function faultsOf(document: Document.Parsed, yaml: string): readonly YamlFault[] {
  const errors = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const unseen = [...hardSpaces(yaml), ...(errors.length > 0 ? bareColours(yaml) : [])];
  if (unseen.length > 0) return unseen;
  const last = errors.findIndex(({ code }) => !passing.has(code));
  const found = last < 0 ? errors : errors.slice(0, last + 1);
  const lineOf = ({ pos: [offset] }: YAMLParseError) => yaml.lastIndexOf('\n', offset - 1);
  const first = found.filter(
    (error, index) => index === 0 || lineOf(error) !== lineOf(found[index - 1] ?? error),
  );
  return errors.length > 0 ? first.map((error) => faultOf(error, yaml)) : misuses(document);
}

const layout =
  'Compare its indentation, brackets and quotes with the lines around it; a value that holds a colon stands in quotes.';

const fieldsRemedy = 'Begin fields of one entry in the same column, and close each bracket.';

/** What is said of the faults that authors make; the rest is told by the line alone. */
const words: Partial<Record<ErrorCode, Pick<Problem, 'problem' | 'remedy'>>> = {
  TAB_AS_INDENT: {
    problem: 'a tab indents this line.',
    remedy: 'Put two spaces in place of each tab.',
  },
  MISSING_CHAR: {
    problem: 'this is not YAML: something that was opened is not closed.',
    remedy: 'Close the quote or the bracket, or put a space after the colon of a field.',
  },
  BAD_INDENT: {
    problem: 'this is not YAML: the line is indented otherwise than what it belongs to.',
    remedy: fieldsRemedy,
  },
  UNEXPECTED_TOKEN: {
    problem: 'this is not YAML: the value goes on after its end.',
    remedy: 'Put the whole value in double quotes; within them write " as \\".',
  },
};

/** A fault that the parser found, in an author's words. */
function faultOf({ code, pos: [offset] }: YAMLParseError, yaml: string): YamlFault {
  const start = yaml.lastIndexOf('\n', offset - 1) + 1;
  const before = yaml.slice(start, offset);
  const [after = ''] = /^.*/.exec(yaml.slice(offset)) ?? [];
  switch (code) {
    case 'DUPLICATE_KEY': {
      const remedy =
        before.trim() === before
          ? 'Keep one of the two, or give this one a name of its own.'
          : 'Keep one of the two; if they belong to two entries, begin the second in the first column.';
      const [, space = '', name = ''] = /^(:?\s*)([^\s:]*)/.exec(yaml.slice(offset)) ?? [];
      return { offset: offset + space.length, problem: `"${name}" is there twice.`, remedy };
    }
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (!/:(\s|$)/.test(after)) {
        const [rest = ''] = /^.*\n\s*/.exec(yaml.slice(offset)) ?? [];
        const problem = 'the line stands deeper than the one that it follows.';
        return { offset: offset + rest.length, problem, remedy: fieldsRemedy };
      }
      return unquoted(offset, 'holds a colon', before, after);
    case 'BLOCK_IN_FLOW':
      return unquoted(offset, 'holds a colon', before, after.replace(/\s*[,}].*$/, ''));
    case 'BAD_SCALAR_START':
      return unquoted(offset, `begins with "${after.charAt(0)}"`, before, after);
    case 'MULTILINE_IMPLICIT_KEY': {
      const [, field] = /^([\w-]+) [^:={(]*$/.exec(after) ?? [];
      if (field) {
        const remedy = `Write "${field}: " and then the value.`;
        return { offset, problem: `no colon follows "${field}".`, remedy };
      }
      const [, name] = /^([\w-]+):[^\s/]/.exec(after) ?? [];
      if (!name) break;
      const remedy = `Write "${name}: " and then the value.`;
      return { offset: offset + name.length, problem: 'no space follows the colon.', remedy };
    }
    case 'UNEXPECTED_TOKEN':
      if (before.trim() === '') return { offset, problem: 'this is not YAML.', remedy: layout };
  }
  return { offset, ...(words[code] ?? { problem: 'this is not YAML.', remedy: layout }) };
}

/** A value that must stand in quotes. */
function unquoted(offset: number, why: string, before: string, after: string): YamlFault {
  const name = /[\w-]+:\s*$/.exec(before)?.[0].trim() ?? '';
  const value = after.trimEnd();
  const remedy = `Write ${`${name} ${JSON.stringify(value)}`.trim()}.`;
  return { offset, problem: `the value ${why} and stands without quotes.`, remedy, value };
}

/** Colours without quotes, which begin a comment, so that a bracket is not closed. */
const bareColours = (yaml: string): YamlFault[] =>
  [...yaml.matchAll(/(?<=^[^#"'\n]*[:[,][^\S\n]+)#[0-9a-f]{3,8}\b/gim)].map(
    ({ index: offset, 0: value }) => ({
      offset,
      problem: `${value} stands without quotes, and so begins a comment.`,
      remedy: `Write "${value}".`,
      value,
    }),
  );

/** Spaces that do not break where YAML counts those that do: pasted from a page, and not to be seen. */
const hardSpaces = (yaml: string): YamlFault[] =>
  [...yaml.matchAll(/^ *(?=\u00a0)/gm)].map(({ index, 0: indent }) => ({
    offset: index + indent.length,
    problem: 'a no-break space indents this line.',
    remedy: 'Type its spaces anew.',
  }));

/** More characters than any name of a field, a section or a layer has. */
const longestName = 200;

/**
 * What YAML allows and no file of a story needs: aliases, which may expand without end, names that nobody
 * could read, and values that lie too deep in one another.
 */
function misuses(document: Document): YamlFault[] {
  const faults: YamlFault[] = [];
  visit(document, {
    Alias(_, { range }) {
      const problem = 'a value that begins with "*" is an alias.';
      faults.push({ offset: range?.[0] ?? 0, problem, remedy: 'Put the value in quotes.' });
    },
    Pair(_, { key }) {
      if (!isScalar(key) || String(key.value).length <= longestName) return;
      const problem = `a name has ${String(key.value).length} characters.`;
      const remedy = `Give it one of ${longestName} or fewer.`;
      faults.push({ offset: key.range?.[0] ?? 0, problem, remedy });
    },
    Collection(_, { range }, around) {
      if (around.filter(isCollection).length < deepest) return;
      faults.push({ offset: range?.[0] ?? 0, ...nested });
      return visit.BREAK;
    },
  });
  return faults;
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
