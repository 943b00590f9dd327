import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isScalar, isSeq, type Node, parseDocument, stringify } from 'yaml';
import { AuthorError } from '../../files/story-error.ts';

interface Edit {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Sets values in a YAML text and keeps every other character. @throws AuthorError if that is impossible. */
export const editYaml = (text: string, edits: readonly Edit[]) => edits.reduce(editOne, text);

function editOne(text: string, { path, value }: Edit): string {
  const document = parseDocument(text);
  const node = document.getIn(path, true);
  if (isSeq(node) && Array.isArray(value) && value.length === node.items.length)
    return editYaml(
      text,
      value.map((item, i) => ({ path: [...path, i], value: item })),
    );
  if (isScalar(node) && node.value === value) return text;
  const next = isScalar(node)
    ? replaceNode(text, node, value)
    : addEntry(text, document.getIn(path.slice(0, -1), true), { [`${path.at(-1)}`]: value });
  const edited = parseDocument(next ?? '');
  if (next !== undefined && document.errors.length + edited.errors.length === 0) {
    document.setIn(path, value);
    if (isDeepStrictEqual(edited.toJS(), document.toJS())) return next;
  }
  throw new AuthorError(`"${path.join('.')}" cannot be set by itself. Write it by hand.`);
}

function replaceNode(text: string, node: Node, value: unknown): string {
  const [start, end] = extent(text, node);
  return text.slice(0, start) + toInlineYaml(value) + text.slice(end);
}

/** Adds an entry at the end of a mapping; undefined if it has none whose style to follow. */
function addEntry(text: string, mapping: unknown, entry: object): string | undefined {
  const last = isMap(mapping) ? mapping.items.at(-1) : undefined;
  if (!isMap(mapping) || !isNode(last?.key) || !isNode(last.value)) return undefined;
  const end = extent(text, last.value)[1];
  const added = toInlineYaml(entry).slice(1, -1);
  if (mapping.flow) return `${text.slice(0, end)}, ${added}${text.slice(end)}`;
  const [start] = extent(text, last.key);
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  const [, line = '', newline = ''] = /^(.*?)(\r?\n|$)/.exec(text.slice(end)) ?? [];
  const at = end + line.length;
  const lineEnd = newline || (/\r?\n/.exec(text)?.[0] ?? '\n');
  return text.slice(0, at) + lineEnd + indent + added + text.slice(at);
}

function extent(text: string, { range }: Node): readonly [start: number, end: number] {
  const [start, end] = range ?? [0, 0];
  return [start, start + text.slice(start, end).trimEnd().length];
}

/** Writes a value as YAML on one line: `[97.5, 16.5]`, `{voyage: 0.6}`. */
const toInlineYaml = (value: unknown): string =>
  stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim();
