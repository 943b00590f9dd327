import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What an error of the file system means to whoever meets it, by its code. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission to write there',
  EPERM: 'there is no permission to write there',
  EROFS: 'there is no permission to write there',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
};

/**
 * Writes files so that each is there whole or as it was: all are written aside, and then put in place.
 *
 * @param files their texts by their paths
 * @throws where they cannot be written, with the path and the reason
 */
export function writeWhole(
  files: ReadonlyMap<string, string>,
  write: (path: string, text: string) => void = writeFileSync,
): void {
  const asides = [...files].map(([path, text]) => ({
    path,
    text,
    aside: `${path}.${process.pid}`,
  }));
  const begun: string[] = [];
  let current = '';
  try {
    for (const { path, text, aside } of asides) {
      current = path;
      mkdirSync(dirname(path), { recursive: true });
      begun.push(aside);
      write(aside, text);
    }
    for (const { path, aside } of asides) {
      current = path;
      renameSync(aside, path);
    }
  } catch (error) {
    throw new Error(
      `${current} could not be written: ${reasonOf(error)}. No file is half written.`,
    );
  } finally {
    for (const aside of begun) rmSync(aside, { force: true });
  }
}

function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
}
