import { createHash } from 'node:crypto';
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
import type { StoryFiles } from '../../build/story/files/story-files.ts';
import { labelsSchema } from '../../build/story/schema/labels.ts';
import { scenesSchema } from '../../build/story/schema/scenes.ts';
import { readYaml } from '../../build/story/yaml/read-yaml.ts';
import type { WrittenFile } from '../protocol.ts';
import { editYaml, type YamlEdit, yamlEdit } from './edit-yaml.ts';

/** Why the studio has not done what it was asked for, as sentences for the story's author. */
export class Refusal extends Error {}

/** A request to write into a file of the story. */
export const writeRequest = z.strictObject({
  file: z.enum(['scenes', 'labels'] satisfies WrittenFile[]),
  /** The content that the author has seen. */
  version: z.string(),
  /** What is written, in a few words, by which it can be taken back. */
  label: z.string().max(200),
  edits: z.array(yamlEdit).max(20),
});
type WriteRequest = Readonly<z.infer<typeof writeRequest>>;

/** Writes into a story's files what its author does on the map, and takes it back. */
export interface StoryWriter {
  /** What tells the content of each file from any other. */
  readonly versions: () => Readonly<Record<WrittenFile, string>>;
  /** @returns The file. @throws Refusal */
  readonly write: (request: WriteRequest) => WrittenFile;
  /** Takes the last writing back. @returns The file. @throws Refusal */
  readonly undo: () => WrittenFile;
  /** What would be taken back, in words. */
  readonly last: () => string | undefined;
}

interface Written extends Pick<WriteRequest, 'file' | 'label'> {
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

/** How many writings can be taken back. */
const mostUndone = 100;

/** Writes the files of the story that `files` gives; no other file is ever written. */
export function storyWriter(root: string, files: () => StoryFiles): StoryWriter {
  const done: Written[] = [];
  const open = (file: WrittenFile) => openFile(root, files(), file);
  const version = (file: WrittenFile): string => versionOf(open(file).text);
  return {
    versions: () => ({ scenes: version('scenes'), labels: version('labels') }),
    write({ file, version, edits, label }) {
      const { name, text: before, change } = open(file);
      if (versionOf(before) !== version) {
        throw new Refusal(`${name} has changed meanwhile. Look at it as it is now and try again.`);
      }
      const next = edited(before, edits, name, schemas[file]);
      if (next === before) return file;
      change(next);
      done.push({ file, label, before, version: versionOf(next) });
      if (done.length > mostUndone) done.shift();
      return file;
    },
    undo() {
      const last = done.at(-1);
      if (!last) throw new Refusal('There is nothing to take back.');
      const { name, text, change } = open(last.file);
      if (versionOf(text) !== last.version) {
        throw new Refusal(
          `${name} has changed since "${last.label}". Take that back in your editor.`,
        );
      }
      change(last.before);
      done.pop();
      return last.file;
    },
    last: () => done.at(-1)?.label,
  };
}

/** A file of the story as it is, empty where it cannot be read, and what changes it. */
function openFile(root: string, files: StoryFiles, file: WrittenFile) {
  const name = files[file];
  const text = textOf(resolve(root, name));
  const change = (next: string): void => {
    try {
      writeAtomically(withinStory(root, files, name), next);
    } catch (error) {
      throw new Refusal(`${name} is as it was: ${(error as Error).message}.`);
    }
  };
  return { name, text, change };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The text with the edits, sound by itself. */
function edited(
  before: string,
  edits: readonly YamlEdit[],
  name: string,
  schema: z.ZodType,
): string {
  try {
    const next = editYaml(before, edits, order);
    readYaml(next, name, schema);
    return next;
  } catch (error) {
    throw new Refusal(`${name} is as it was: ${(error as Error).message}`);
  }
}

/** The file itself, where links lead to it; it must be in the story's folder. */
function withinStory(root: string, { folder }: StoryFiles, name: string): string {
  const path = realpathSync(resolve(root, name));
  if (path.startsWith(realpathSync(resolve(root, folder)) + sep)) return path;
  throw new Error("it lies outside of the story's folder");
}

const versionOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

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
export function writeAtomically(path: string, text: string): void {
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
