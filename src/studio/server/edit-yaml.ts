import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, isNode, type Node, parse, parseDocument, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { addEntry } from './add-entry.ts';
import { replaceValue } from './replace-value.ts';

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
