import { isDeepStrictEqual } from 'node:util';
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parse,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { z } from 'zod';

/** One value of a YAML file and what it is to be. */
export const yamlEdit = z.strictObject({
  /** The keys and indices that lead to it; only the last may be new. */
  path: z.array(z.union([z.string(), z.number()])),
  value: z.unknown(),
});
export type YamlEdit = Readonly<z.infer<typeof yamlEdit>>;

/**
 * Sets values in the text of a YAML file. All else stays as its author wrote it: comments, order, quotes,
 * blank lines.
 *
 * @param order The keys of a mapping in the order in which new ones are put between them.
 * @throws Error where the file is not written so that a value can be set without touching another.
 */
export function editYaml(
  text: string,
  edits: readonly YamlEdit[],
  order: readonly string[] = [],
): string {
  const windows = text.includes('\r\n');
  const lines = windows ? text.replaceAll('\r\n', '\n') : text;
  const written = edits.reduce((before, edit) => editOne(before, edit, order), lines);
  return windows ? written.replaceAll('\n', '\r\n') : written;
}

function editOne(text: string, { path, value }: YamlEdit, order: readonly string[]): string {
  const document = parseDocument(text);
  const next = tryEdit(text, document, { path, value }, order);
  const wanted = () => {
    document.setIn(path, value);
    return document.toJS() as unknown;
  };
  if (next === undefined || !isDeepStrictEqual(parsed(next), wanted())) {
    throw new Error(`"${path.join('.')}" cannot be set by itself. Write it by hand.`);
  }
  return next;
}

function tryEdit(
  text: string,
  document: Document.Parsed,
  { path, value }: YamlEdit,
  order: readonly string[],
): string | undefined {
  if (document.errors.length > 0) return;
  const node = document.getIn(path, true);
  if (isNode(node)) return replaceValue(text, node as Node, value);
  const parent = document.getIn(path.slice(0, -1), true);
  const key = path.at(-1);
  if (typeof key !== 'string' || !isMap(parent)) return;
  return addEntry(text, parent as YAMLMap, [key, value], order);
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return;
  }
}

/**
 * The text of a YAML file with a new entry in one of its mappings, after the last of those that come
 * before it in `order`, or after all.
 */
function addEntry(
  text: string,
  { items, flow }: YAMLMap,
  [key, value]: readonly [key: string, value: unknown],
  order: readonly string[],
): string | undefined {
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const before = items.findLast((pair) => rank(keyOf(pair)) < rank(key)) ?? items.at(-1);
  if (!isNode(before?.key) || !isNode(before.value)) return;
  const end = extent(text, before.value as Node)[1];
  if (end === undefined) return;
  const entry = `${flowYaml(key)}: ${flowYaml(value)}`;
  if (flow) return `${text.slice(0, end)}, ${entry}${text.slice(end)}`;
  const line = text.indexOf('\n', end);
  const lineEnd = line < 0 ? text.length : line;
  const indent = ' '.repeat(columnOf(text, (before.key as Node).range?.[0] ?? 0));
  return `${text.slice(0, lineEnd)}\n${indent}${entry}${text.slice(lineEnd)}`;
}

const keyOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '');

/** The text of a YAML file with another value in the place of a node; items of a list that stay keep their text. */
function replaceValue(text: string, node: Node, value: unknown): string | undefined {
  const [start, end] = extent(text, node);
  if (start === undefined || end === undefined) return;
  return text.slice(0, start) + written(text, node, value) + text.slice(end);
}

/** Where a node's text begins and ends, without the blank space after it. */
function extent(text: string, { range }: Node): readonly [start?: number, end?: number] {
  if (!range) return [];
  const [start, end] = range;
  return [start, start + text.slice(start, end).trimEnd().length];
}

function written(text: string, node: Node, value: unknown): string {
  if (!isSeq(node) || !Array.isArray(value)) return flowYaml(value);
  const items = reused(node, value);
  if (node.flow || value.length === 0) {
    const texts = items.map(({ node: kept, value: of }) => {
      const [start, end] = kept ? extent(text, kept) : [];
      return start === undefined ? flowYaml(of) : text.slice(start, end);
    });
    return `[${texts.join(', ')}]`;
  }
  const indent = ' '.repeat(columnOf(text, node.range?.[0] ?? 0));
  return items.flatMap((item) => blockItem(text, item)).join(`\n${indent}`);
}

interface Item {
  readonly value: unknown;
  /** What of the list says the same already. */
  readonly node?: Node;
}

function reused(list: YAMLSeq, values: readonly unknown[]): readonly Item[] {
  const left = list.items.filter(isNode);
  return values.map((value) => {
    const at = left.findIndex((node) => isDeepStrictEqual(plainValue(node), value));
    const [node] = at < 0 ? [] : left.splice(at, 1);
    return { value, ...(node && { node }) };
  });
}

const plainValue = (node: Node): unknown =>
  isScalar(node) ? node.value : (node.toJSON() as unknown);

/** The lines of an item with the comments above it and at the end of its line. */
function blockItem(text: string, { value, node }: Item): readonly string[] {
  const [start, end] = node ? extent(text, node) : [];
  if (!node || start === undefined || end === undefined) return [`- ${flowYaml(value)}`];
  const above = node.commentBefore?.split('\n').map((line) => `#${line}`) ?? [];
  const beside = /^[ \t]+#[^\n]*/.exec(text.slice(end))?.[0] ?? '';
  return [...above, `- ${text.slice(start, end)}${beside}`];
}

/** How far an offset is from the start of its line. */
const columnOf = (text: string, offset: number): number =>
  offset - (text.lastIndexOf('\n', offset - 1) + 1);

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
