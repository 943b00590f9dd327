import { accessSync, constants, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

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
