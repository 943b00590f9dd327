import {
  accessSync,
  constants,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { z } from 'zod';
import { labelsSchema } from '../../build/story/schema/labels.ts';
import { scenesSchema } from '../../build/story/schema/scenes.ts';
import { type StoryStore, type Versions, versionOf } from '../../build/story/story-store.ts';
import { readYaml } from '../../build/story/yaml/read-yaml.ts';
import type { Writing, WrittenFile } from '../protocol.ts';
import { editYaml } from './edit-yaml.ts';

/** Why the studio has not done what it was asked for, as sentences for the story's author. */
export class Refusal extends Error {}

/** A request to write into a file of the story. */
export const writeRequest: z.ZodType<Writing> = z.strictObject({
  file: z.enum(['scenes', 'labels'] satisfies WrittenFile[]),
  version: z.string(),
  label: z.string().max(200),
  edits: z
    .array(z.strictObject({ path: z.array(z.union([z.string(), z.number()])), value: z.unknown() }))
    .max(20),
});

/** Writes into a story's files what its author does on the map, and takes it back. */
export interface StoryWriter {
  /** @returns What the files are then. @throws Refusal */
  readonly write: (writing: Writing) => Versions;
  /** Takes the last writing back. @returns What the files are then. @throws Refusal */
  readonly undo: () => Versions;
  /** What would be taken back, in words. */
  readonly last: () => string | undefined;
}

interface Written extends Pick<Writing, 'label'> {
  /** The file by its path from the root. */
  readonly name: string;
  readonly before: string;
  /** The version that it left. */
  readonly version: string;
}

/** The keys of a scene in the order in which new ones are put between them. */
const order = ['bounds', 'bearing', 'pitch', 'maxZoom', 'layers', 'draw'];

const schemas: Readonly<Record<WrittenFile, z.ZodType>> = {
  scenes: scenesSchema,
  labels: labelsSchema,
};

/** Writes the files of the story that the store names, and tells it; no other file is ever written. */
export function storyWriter({
  root,
  files,
  saved,
}: Pick<StoryStore, 'root' | 'files' | 'saved'>): StoryWriter {
  const done: Written[] = [];
  const versions = (): Versions => {
    const { scenes, labels } = files();
    return { scenes: versionOf(root, scenes), labels: versionOf(root, labels) };
  };
  const replace = (name: string, text: string) => {
    const path = resolve(root, name);
    try {
      writeAtomically(within(resolve(root, files().folder), path), text);
    } catch (error) {
      throw new Refusal(`${name} is as it was: ${(error as Error).message}.`);
    }
    saved(path);
  };
  return {
    write({ file, version, edits, label }) {
      const name = files()[file];
      if (versionOf(root, name) !== version) {
        throw new Refusal(`${name} has changed meanwhile. Look at it as it is now and try again.`);
      }
      const before = readFileSync(resolve(root, name), 'utf8');
      const next = edited(before, edits, name, schemas[file]);
      if (next !== before) {
        replace(name, next);
        done.push({ name, label, before, version: versionOf(root, name) });
      }
      return versions();
    },
    undo() {
      const last = done.at(-1);
      if (!last) throw new Refusal('There is nothing to take back.');
      const { name, label, before, version } = last;
      if (versionOf(root, name) !== version) {
        throw new Refusal(`${name} has changed since "${label}". Take that back in your editor.`);
      }
      replace(name, before);
      done.pop();
      return versions();
    },
    last: () => done.at(-1)?.label,
  };
}

/** The text with the edits, sound by itself. */
function edited(text: string, edits: Writing['edits'], name: string, schema: z.ZodType): string {
  try {
    const next = editYaml(text, edits, order);
    readYaml(next, name, schema);
    return next;
  } catch (error) {
    throw new Refusal(`${name} is as it was: ${(error as Error).message}`);
  }
}

/** The file itself, where links lead to it; it must be in the story's folder. */
function within(folder: string, path: string): string {
  const real = realpathSync(path);
  if (real.startsWith(realpathSync(folder) + sep)) return real;
  throw new Error("it lies outside of the story's folder");
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'it may not be written',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENOENT: 'it is not there any more',
};

/**
 * Writes a file that is there whole or not at all: what reads it sees the old text or the new one.
 *
 * @throws Error that says why it was not written, as part of a sentence.
 */
function writeAtomically(path: string, text: string): void {
  const aside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    accessSync(path, constants.W_OK);
    writeFileSync(aside, text, { mode: statSync(path).mode, flush: true });
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Error(reasons[code] ?? `it cannot be written (${code})`);
  }
}
