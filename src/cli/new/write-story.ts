import { cp, mkdir, mkdtemp, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { engineRoot, packageRoot } from '../../load/files/engine.ts';
import { whyUnwritten } from '../../load/files/write-whole.ts';

/** Where a new story is written from, and how. */
interface Template {
  /** What the name of its folder starts from. */
  readonly root: string;
  /** The paths of files that may be in its folder already. */
  readonly beside?: readonly string[];
  /** Writes all of it into a folder that is there; a copy of the starter by default. */
  readonly copy?: (to: string, place: string) => Promise<void>;
}

/** The story that a new one is copied from. */
export const starter = join(engineRoot, 'examples/starter');

/**
 * Writes a new story. It is written aside, and takes its place only when it is whole.
 *
 * @param folder Its folder as its author names it.
 * @throws FolderError where it cannot be written; then nothing is.
 */
export async function writeStory(
  folder: string,
  { root, beside = [], copy = copyStarter }: Template,
): Promise<void> {
  const place = await freeFolder(folder, root, beside);
  const found = await stat(place).catch(() => undefined);
  let aside: string | undefined;
  try {
    aside = await mkdtemp(join(found ? place : dirname(place), '.new-story-'));
    const whole = join(aside, basename(place));
    await mkdir(whole);
    await copy(whole, place);
    if (found) await moveInto(place, whole);
    else await rename(whole, place);
  } catch (error) {
    throw told(error, folder) ?? error;
  } finally {
    if (aside) await rm(aside, { recursive: true, force: true });
  }
}

/** Copies the starter without the schemas that are made for its editor. */
export const copyStarter = (to: string): Promise<void> =>
  cp(starter, to, { recursive: true, filter: (file) => basename(file) !== '.schema' });

/** Moves all that is in a folder into another, where `package.json` gives way, and what else is there is kept. */
async function moveInto(place: string, whole: string): Promise<void> {
  const moved: string[] = [];
  try {
    const there = await readdir(place);
    const written = await readdir(whole);
    const names = written.filter((name) => name !== manifest && !there.includes(name));
    if (written.includes(manifest)) names.push(manifest);
    for (const name of names) {
      await rename(join(whole, name), join(place, name));
      moved.push(name);
    }
  } catch (error) {
    for (const name of moved) await rm(join(place, name), { recursive: true, force: true });
    throw error;
  }
}

const manifest = 'package.json';

/** What the system refused, as a sentence; nothing of a fault that is not the system's. */
function told(error: unknown, folder: string): FolderError | undefined {
  const refusal = error as NodeJS.ErrnoException;
  if (refusal.code === undefined) return undefined;
  return new FolderError(`${folder} was not written: ${whyUnwritten(refusal)}`);
}

/** Why a story cannot be written to a folder: a sentence for its author. */
export class FolderError extends Error {}

/** The folder of the engine's project that holds stories. */
const stories = 'examples';

/**
 * What npm, git, a host of repositories and a file manager put into a folder in which a story is then begun; and
 * the engine's package, where it is installed from there.
 */
const ofTools = [
  manifest,
  'package-lock.json',
  'node_modules',
  'vendor',
  '.npmrc',
  '.git',
  '.DS_Store',
  '.gitignore',
  'README.md',
  'LICENSE',
];

/**
 * Finds the place of a new story: a folder that is not there yet, or one with nothing in it but what tools
 * have put there, and the author's shapes.
 *
 * @returns Its path in full, without links.
 * @throws FolderError where something else is there already, or nothing can be.
 */
async function freeFolder(
  folder: string,
  root: string,
  beside: readonly string[],
): Promise<string> {
  const place = await placeOf(resolve(root, folder), folder);
  const [first, ...rest] = relative(await realpath(packageRoot), place).split(sep);
  const isOutside = first === '..' || isAbsolute(first ?? '');
  if (!isOutside && !(first === stories && rest.length > 0)) {
    throw new FolderError(
      `${folder} is inside the engine's project. Name a folder beside it, such as ../my-story.`,
    );
  }
  const found = await stat(place).catch(() => undefined);
  if (found && !found.isDirectory()) {
    throw new FolderError(`${folder} is a file. Name a folder that is not there yet.`);
  }
  const own = beside.map((path) => resolve(root, path));
  const others = (found ? await readdir(place) : []).filter(
    (name) => !ofTools.includes(name) && !name.endsWith('.tgz') && !own.includes(join(place, name)),
  );
  if (others.length > 0) {
    throw new FolderError(
      `${folder} is not empty: ${others[0]} is there, and nothing in it is written over. Name another folder.`,
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
