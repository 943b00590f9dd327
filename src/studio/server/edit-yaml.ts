import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isScalar, isSeq, type Node, parseDocument, stringify } from 'yaml';
import { AuthorError } from '../../files/story-error.ts';

/** A new value, and the keys and indices that lead to its place. */
interface Edit {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/**
 * Sets values in the text of a YAML file and keeps every other character, which a document written anew would not.
 * @throws AuthorError where a value cannot be set without touching another.
 */
export const editYaml = (text: string, edits: readonly Edit[]): string =>
  edits.reduce(editOne, text);

function editOne(text: string, { path, value }: Edit): string {
  const document = parseDocument(text);
  const node = document.getIn(path, true);
  if (isSeq(node) && Array.isArray(value) && value.length === node.items.length) {
    const each = value.map((item, i) => ({ path: [...path, i], value: item }));
    return editYaml(text, each);
  }
  if (isScalar(node) && node.value === value) return text;
  const next = isScalar(node)
    ? replaceNode(text, node, value)
    : addEntry(text, document.getIn(path.slice(0, -1), true), { [`${path.at(-1)}`]: value });
  const written = parseDocument(next ?? '');
  if (next !== undefined && document.errors.length + written.errors.length === 0) {
    document.setIn(path, value);
    if (isDeepStrictEqual(written.toJS(), document.toJS())) return next;
  }
  throw new AuthorError(`"${path.join('.')}" cannot be set by itself. Write it by hand.`);
}

function replaceNode(text: string, node: Node, value: unknown): string {
  const [start, end] = extent(text, node);
  return text.slice(0, start) + inline(value) + text.slice(end);
}

/** The text with a new entry at the end of a mapping; undefined where it has none that shows how they are written. */
function addEntry(text: string, mapping: unknown, entry: object): string | undefined {
  const last = isMap(mapping) ? mapping.items.at(-1) : undefined;
  if (!isMap(mapping) || !isNode(last?.key) || !isNode(last.value)) return undefined;
  const end = extent(text, last.value)[1];
  const written = inline(entry).slice(1, -1);
  if (mapping.flow) return `${text.slice(0, end)}, ${written}${text.slice(end)}`;
  const [start] = extent(text, last.key);
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  const [, line = '', newline = ''] = /^(.*?)(\r?\n|$)/.exec(text.slice(end)) ?? [];
  const at = end + line.length;
  const lineEnd = newline || (/\r?\n/.exec(text)?.[0] ?? '\n');
  return text.slice(0, at) + lineEnd + indent + written + text.slice(at);
}

/** The range of a node's text, without the space after it. */
function extent(text: string, { range }: Node): readonly [start: number, end: number] {
  const [start, end] = range ?? [0, 0];
  return [start, start + text.slice(start, end).trimEnd().length];
}

/** A value as YAML on one line: `[97.5, 16.5]`, `{voyage: 0.6}`. */
const inline = (value: unknown): string =>
  stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim();
