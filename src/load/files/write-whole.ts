import { chmodSync, lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { asideOf, clearAside } from './aside.ts';
import { isOwn } from './own-path.ts';
import { whyUnwritten } from './why-unwritten.ts';

/**
 * Writes files of a story so that each is there whole or as it was: all are written aside, and then put
 * in place, with the mode of what was there. A link in place of one of them is replaced, not followed.
 *
 * @param folder The story's folder, from the root.
 * @param files Their contents by their paths from the root.
 * @throws where they cannot be written, or their folder leads out of the story's, with the path and the reason
 */
export function writeWhole(
  root: string,
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  write: (path: string, text: string | Uint8Array) => void = writeNew,
): void {
  const begun = new Map<string, string>();
  let current = '';
  try {
    for (const [file, text] of files) {
      current = file;
      if (!isOwn(root, folder, dirname(file))) {
        throw new Error('it would lie outside of the story’s folder');
      }
      const path = resolve(root, file);
      mkdirSync(dirname(path), { recursive: true });
      clearAside(path);
      const aside = asideOf(path);
      begun.set(aside, path);
      write(aside, text);
      const last = lstatSync(path, { throwIfNoEntry: false });
      if (last?.isFile()) chmodSync(aside, last.mode);
    }
    for (const [aside, path] of begun) {
      current = path;
      renameSync(aside, path);
    }
  } catch (error) {
    const why = whyUnwritten(error as NodeJS.ErrnoException);
    throw new Error(`${current} could not be written: ${why} No file is half written.`);
  } finally {
    for (const aside of begun.keys()) rmSync(aside, { force: true });
  }
}

const writeNew = (path: string, text: string | Uint8Array): void =>
  writeFileSync(path, text, { flag: 'wx' });
