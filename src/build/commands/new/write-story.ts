import { cp, mkdtemp, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { FolderError, freeFolder } from './free-folder.ts';

/** Where a new story is copied from, and how. */
interface Template {
  /** The project's root. */
  readonly project: string;
  /** The folder of the story that is copied. */
  readonly template: string;
  readonly copy?: (from: string, to: string) => Promise<void>;
}

/**
 * Writes a new story. It is written aside, and takes its place only when it is whole.
 *
 * @param folder Its folder as its author names it, from the project's root or in full.
 * @throws FolderError where it cannot be written; then nothing is.
 */
export async function writeStory(
  folder: string,
  { project, template, copy = copyStory }: Template,
): Promise<void> {
  const place = await freeFolder(folder, project);
  let aside: string | undefined;
  try {
    aside = await mkdtemp(join(dirname(place), '.new-story-'));
    const whole = join(aside, basename(place));
    await copy(template, whole);
    await rmdir(place).catch(ignoreMissing);
    await rename(whole, place);
  } catch (error) {
    throw told(error, folder) ?? error;
  } finally {
    if (aside) await rm(aside, { recursive: true, force: true });
  }
}

/** Copies a story without the schemas that are made for its editor. */
const copyStory = (from: string, to: string): Promise<void> =>
  cp(from, to, { recursive: true, filter: (file) => basename(file) !== '.schema' });

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

const full = 'the disk is full. Make room, and run the command again.';
const denied = 'there is no permission to write there. Name a folder that is yours.';
const causes: Readonly<Record<string, string>> = {
  ENOSPC: full,
  EDQUOT: full,
  EACCES: denied,
  EPERM: denied,
  EROFS: denied,
  ENAMETOOLONG: 'its name is too long. Name another folder.',
};

/** What the system refused, as a sentence; nothing of a fault that is not the system's. */
function told(error: unknown, folder: string): FolderError | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return undefined;
  return new FolderError(`${folder} was not written: ${causes[code] ?? `${message}.`}`);
}
