import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isScalar, isSeq, type Node, parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import { AuthorError } from '../../files/story-error.ts';
import { type StoryStore, versionOfText } from '../../load/story-store.ts';
import { labelsSchema } from '../../read/schema/labels.ts';
import { scenesSchema } from '../../read/schema/scenes.ts';
import { readYaml } from '../../read/yaml/read-yaml.ts';

/** Thrown if the studio refuses a request; the message tells the author why, in sentences. */
export class Refusal extends Error {}

export const writeRequest = z.strictObject({
  file: z.enum(['scenes', 'labels']),
  version: z.string(),
  label: z.string(),
  /** The new values, each with its path of keys and indexes. */
  edits: z
    .array(z.strictObject({ path: z.array(z.union([z.string(), z.number()])), value: z.unknown() }))
    .max(20),
});

export type Writing = Readonly<z.infer<typeof writeRequest>>;

const schemas = { scenes: scenesSchema, labels: labelsSchema };

export type StoryWriter = ReturnType<typeof storyWriter>;

/** Edits only the scenes and labels of the store's story; `write` and `undo` throw a Refusal. */
export function storyWriter({ files, saved }: Pick<StoryStore, 'files' | 'saved'>) {
  const done: Readonly<Record<'name' | 'label' | 'before' | 'after', string>>[] = [];
  const read = (name: string): string => {
    const bytes = refusing(() => files().bytes(name));
    if (!bytes) throw new Refusal(`${name} no longer exists.`);
    return String(bytes);
  };
  /** Replaces a file's text if it is still `before`; otherwise returns false. */
  const replace = (name: string, before: string, after: string): boolean => {
    if (read(name) !== before) return false;
    refusing(() => files().write(new Map([[name, after]])));
    saved(files().at(name));
    return true;
  };
  /** True if a text is a given version, apart from later edits by the studio. */
  const isOf = (version: string, name: string, text: string): boolean => {
    let earlier = text;
    for (const each of done.filter((edit) => edit.name === name).reverse()) {
      if (versionOfText(earlier) === version || each.after !== earlier) break;
      earlier = each.before;
    }
    return versionOfText(earlier) === version;
  };
  return {
    write({ file, version, edits, label }: Writing) {
      const name = files()[file];
      const before = read(name);
      const isCurrent = isOf(version, name, before);
      const after = isCurrent ? applyEdits(before, edits, name, schemas[file]) : before;
      if (!isCurrent || (after !== before && !replace(name, before, after))) {
        saved(files().at(name));
        throw new Refusal(`${name} has changed meanwhile. Look at it as it is now and try again.`);
      }
      if (after !== before) done.push({ name, label, before, after });
      return { label };
    },
    undo() {
      const last = done.at(-1);
      if (!last) throw new Refusal('There is nothing to take back.');
      const { name, label, before, after } = last;
      if (!replace(name, after, before))
        throw new Refusal(`${name} has changed since "${label}". Take that back in your editor.`);
      done.pop();
      return { label };
    },
    last: () => done.at(-1)?.label,
  };
}

const applyEdits = (text: string, edits: Writing['edits'], name: string, schema: z.ZodType) =>
  refusing(() => {
    const next = editYaml(text, edits);
    readYaml(next, name, schema);
    return next;
  }, `${name} is unchanged: `);

/** Runs a task. @throws Refusal if it fails. */
function refusing<T>(task: () => T, consequence = ''): T {
  try {
    return task();
  } catch (error) {
    throw new Refusal(`${consequence}${(error as Error).message}`);
  }
}

interface Edit {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Sets values in a YAML text, and keeps every other character. @throws AuthorError if that is impossible. */
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

/** Adds an entry at the end of a mapping; undefined if the mapping has no entry whose style can be followed. */
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
