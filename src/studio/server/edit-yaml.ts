import { isDeepStrictEqual } from 'node:util';
import {
  isCollection,
  isMap,
  isNode,
  isSeq,
  type Node,
  parse,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { Edit } from '../protocol.ts';

/**
 * Sets values in the text of a YAML file and keeps every other character. The text is edited at the ranges that
 * the parser gives, since a serialized document keeps its comments, but not its spaces.
 *
 * @param order The order in which new keys are put into a mapping.
 * @throws Error where a value cannot be set without touching another.
 */
export function editYaml(text: string, edits: readonly Edit[], order: readonly string[]): string {
  return edits.reduce((before, edit) => editOne(before, edit, order), text);
}

function editOne(text: string, { path, value }: Edit, order: readonly string[]): string {
  const document = parseDocument(text);
  const node = document.getIn(path, true);
  const [above, key] = [path.slice(0, -1), path.at(-1)];
  const parent = document.getIn(above, true);
  if (parent === undefined && typeof key === 'string') {
    return editOne(text, { path: above, value: { [key]: value } }, order);
  }
  if (isNode(node) && isDeepStrictEqual(node.toJS(document), value)) return text;
  if (isSeq(node) && areNumbers(value, node.items.length)) {
    const each = value.map((number, i) => ({ path: [...path, i], value: number }));
    return editYaml(text, each, order);
  }
  const next = isNode(node)
    ? replaceNode(text, node, value)
    : isMap(parent) && typeof key === 'string'
      ? addEntry(text, parent, [key, value], order)
      : undefined;
  const written = parseDocument(next ?? '');
  if (next !== undefined && document.errors.length + written.errors.length === 0) {
    document.setIn(path, value);
    if (isDeepStrictEqual(written.toJS(), document.toJS())) return next;
  }
  throw new Error(`"${path.join('.')}" cannot be set by itself. Write it by hand.`);
}

/** The text with a new entry in its order. */
function addEntry(
  text: string,
  { items, flow }: YAMLMap,
  [key, value]: readonly [key: string, value: unknown],
  order: readonly string[],
): string | undefined {
  const rank = (name: unknown) =>
    order.includes(`${name}`) ? order.indexOf(`${name}`) : order.length;
  const before = items.findLast((pair) => rank(pair.key) < rank(key)) ?? items.at(-1);
  if (!isNode(before?.key) || !isNode(before.value)) return;
  const end = extent(text, before.value)[1];
  const entry = `${flowYaml(key)}: ${flowYaml(value)}`;
  if (flow) return `${text.slice(0, end)}, ${entry}${text.slice(end)}`;
  const lineEnd = endOfLine(text, end);
  const indent = ' '.repeat(column(text, extent(text, before.key)[0]));
  return text.slice(0, lineEnd) + newline(text, end) + indent + entry + text.slice(lineEnd);
}

/** Whether a value is a list of so many numbers, which are set one by one and keep what is between them. */
const areNumbers = (value: unknown, count: number): value is readonly number[] =>
  Array.isArray(value) && value.length === count && value.every((each) => typeof each === 'number');

/** The text with a node's value replaced; nothing where comments within it would be lost. */
function replaceNode(text: string, node: Node, value: unknown): string | undefined {
  const [start, end] = extent(text, node);
  if (isCollection(node) && text.slice(start, end).includes('#')) return undefined;
  return text.slice(0, start) + flowYaml(value) + text.slice(end);
}

/** The range of a node's text, without the space after it. */
function extent(text: string, { range }: Node): readonly [start: number, end: number] {
  const [start, end] = range ?? [0, 0];
  return [start, start + text.slice(start, end).trimEnd().length];
}

/** How far an offset is from the start of its line. */
const column = (text: string, offset: number): number =>
  offset - (text.lastIndexOf('\n', offset - 1) + 1);

/** Where the line of an offset ends, before its newline. */
function endOfLine(text: string, offset: number): number {
  const length = text.slice(offset).search(/\r?\n/);
  return length < 0 ? text.length : offset + length;
}

/** How the lines about an offset end. */
const newline = (text: string, offset: number): string =>
  (/\r?\n/.exec(text.slice(offset)) ?? /\r?\n/.exec(text))?.[0] ?? '\n';

const plain = /^[a-z_][\w-]*$/i;

/** Writes a value as YAML on one line, in the style of the story's files: `[97.5, 16.5]`, `{ voyage: 0.6 }`. */
function flowYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowYaml).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, of]) => `${flowYaml(key)}: ${flowYaml(of)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  if (typeof value === 'string' && plain.test(value) && parse(value) === value) return value;
  return JSON.stringify(value);
}
