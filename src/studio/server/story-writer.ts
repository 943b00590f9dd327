import { z } from 'zod';
import { type StoryStore, versionOfText } from '../../load/story-store.ts';
import { labelsSchema } from '../../read/schema/labels.ts';
import { scenesSchema } from '../../read/schema/scenes.ts';
import { readYaml } from '../../read/yaml/read-yaml.ts';
import { editYaml } from './edit-yaml.ts';

/** Why the studio refuses a request, as sentences for the author. */
export class Refusal extends Error {}

/** A change of one of the story's files. */
export const writeRequest = z.strictObject({
  file: z.enum(['scenes', 'labels']),
  /** Of the file that its author has seen, before what they have written since. */
  version: z.string(),
  /** The change in a few words. */
  label: z.string(),
  /** New values, each with the keys and indices that lead to its place. */
  edits: z
    .array(z.strictObject({ path: z.array(z.union([z.string(), z.number()])), value: z.unknown() }))
    .max(20),
});

export type Writing = Readonly<z.infer<typeof writeRequest>>;

const schemas: Readonly<Record<Writing['file'], z.ZodType>> = {
  scenes: scenesSchema,
  labels: labelsSchema,
};

/** Writes into a story's files and takes it back; each throws a Refusal. */
export type StoryWriter = ReturnType<typeof storyWriter>;

/** Writes the scenes and labels of the store's story, and no other file. */
export function storyWriter({ files, saved }: Pick<StoryStore, 'files' | 'saved'>) {
  const done: Readonly<Record<'name' | 'label' | 'before' | 'after', string>>[] = [];
  const read = (name: string): string => {
    const bytes = refusing(() => files().bytes(name));
    if (!bytes) throw new Refusal(`${name} no longer exists.`);
    return String(bytes);
  };
  /** Replaces a file's text; false where it was not the expected one. */
  const replace = (name: string, before: string, after: string): boolean => {
    const isExpected = read(name) === before;
    if (isExpected) {
      refusing(() => files().write(new Map([[name, after]])));
      saved(files().at(name));
    }
    return isExpected;
  };
  /** Whether a text is of a version, or of what the studio alone has made of it since. */
  const isOf = (version: string, name: string, text: string): boolean => {
    let known = text;
    for (const each of done.filter((written) => written.name === name).reverse()) {
      if (versionOfText(known) === version || each.after !== known) break;
      known = each.before;
    }
    return versionOfText(known) === version;
  };
  return {
    write({ file, version, edits, label }: Writing) {
      const name = files()[file];
      const before = read(name);
      const isSeen = isOf(version, name, before);
      const after = isSeen ? edited(before, edits, name, schemas[file]) : before;
      if (!isSeen || (after !== before && !replace(name, before, after))) {
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
    /** The change that would be taken back, in words. */
    last: () => done.at(-1)?.label,
  };
}

const edited = (text: string, edits: Writing['edits'], name: string, schema: z.ZodType): string =>
  refusing(() => {
    const next = editYaml(text, edits);
    readYaml(next, name, schema);
    return next;
  }, `${name} is unchanged: `);

/** The result of a task on a file. @throws Refusal where it fails. */
function refusing<T>(task: () => T, consequence = ''): T {
  try {
    return task();
  } catch (error) {
    throw new Refusal(`${consequence}${(error as Error).message}`);
  }
}
