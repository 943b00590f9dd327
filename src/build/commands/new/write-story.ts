import { cp, mkdtemp, readdir, realpath, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { whyUnwritten } from '../../story/files/why-unwritten.ts';

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

/** What the system refused, as a sentence; nothing of a fault that is not the system's. */
function told(error: unknown, folder: string): FolderError | undefined {
  const refusal = error as NodeJS.ErrnoException;
  if (refusal.code === undefined) return undefined;
  return new FolderError(`${folder} was not written: ${whyUnwritten(refusal)}`);
}

/** Why a story cannot be written to a folder: a sentence for its author. */
export class FolderError extends Error {}

/** The folder of the project that holds stories. */
const stories = 'examples';

/**
 * Finds the place of a new story: a folder that is not there yet, or an empty one.
 *
 * @param folder As its author names it, from the project's root or in full.
 * @param project The project's root.
 * @returns Its path in full, without links.
 * @throws FolderError where something is there already, or nothing can be.
 */
async function freeFolder(folder: string, project: string): Promise<string> {
  const named = resolve(project, folder);
  const place = await placeOf(named, folder);
  const [first, ...rest] = relative(await realpath(project), place).split(sep);
  const isOutside = first === '..' || isAbsolute(first ?? '');
  if (!isOutside && !(first === stories && rest.length > 0)) {
    throw new FolderError(
      `${folder} is inside the project. Name a folder beside it, such as ../my-story.`,
    );
  }
  const found = await stat(place).catch(() => undefined);
  if (found && !found.isDirectory()) {
    throw new FolderError(`${folder} is a file. Name a folder that is not there yet.`);
  }
  if (found && (await readdir(place)).length > 0) {
    throw new FolderError(
      `${folder} is not empty, and nothing in it is written over. Name another folder.`,
    );
  }
  return place;
}

async function placeOf(named: string, folder: string): Promise<string> {
  const there = await realpath(named).catch(() => undefined);
  if (there !== undefined) return there;
  const parent = dirname(named);
  const found = await stat(parent).catch(() => undefined);
  const within = dirname(folder);
  if (!found)
    throw new FolderError(`${within} is not there. Make it first, or name another folder.`);
  if (!found.isDirectory()) {
    throw new FolderError(`${within} is a file. Name a folder within a folder.`);
  }
  return join(await realpath(parent), basename(named));
}
