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

interface Written extends Pick<Writing, 'file' | 'label'> {
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
  const pathOf = (file: WrittenFile) => resolve(root, files()[file]);
  const version = (file: WrittenFile) => versionOf(root, files()[file]);
  const replace = (file: WrittenFile, text: string) => {
    try {
      writeAtomically(within(resolve(root, files().folder), pathOf(file)), text);
    } catch (error) {
      throw new Refusal(`${files()[file]} is as it was: ${(error as Error).message}.`);
    }
    saved(pathOf(file));
  };
  const versions = () => ({ scenes: version('scenes'), labels: version('labels') });
  return {
    write({ file, version: seen, edits, label }) {
      const name = files()[file];
      if (version(file) !== seen) {
        throw new Refusal(`${name} has changed meanwhile. Look at it as it is now and try again.`);
      }
      const before = readFileSync(pathOf(file), 'utf8');
      const next = edited(before, edits, name, schemas[file]);
      if (next !== before) {
        replace(file, next);
        done.push({ file, label, before, version: version(file) });
      }
      return versions();
    },
    undo() {
      const last = done.at(-1);
      if (!last) throw new Refusal('There is nothing to take back.');
      if (version(last.file) !== last.version) {
        const name = files()[last.file];
        throw new Refusal(
          `${name} has changed since "${last.label}". Take that back in your editor.`,
        );
      }
      replace(last.file, last.before);
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
