import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach } from 'vitest';

/** A new folder, with a copy of another if given. */
export async function ownFolder(copied?: string, into = '') {
  const root = await mkdtemp(join(tmpdir(), 'test-'));
  if (copied) await cp(copied, join(root, into), { recursive: true });
  return { root, remove: () => rm(root, { recursive: true, force: true, maxRetries: 3 }) };
}

/** A new folder for each test of a file, with a copy of another if given; called, it returns a path in it. */
export function temporaryFolder(copied?: string, into = '') {
  let folder = '';
  beforeEach(async () => {
    const { root, remove } = await ownFolder(copied, into);
    folder = root;
    return remove;
  });
  const at = (path = '') => join(folder, path);
  return Object.assign(at, {
    read: (path: string) => readFileSync(at(path), 'utf8'),
    /** Writes a file, and makes the folders that it is in. */
    write(path: string, content: string | Uint8Array) {
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), content);
    },
    /** Replaces the first of some words, which must be there. */
    edit(path: string, from: string | RegExp, to: string) {
      const [text, changed] = [this.read(path), this.read(path).replace(from, to)];
      if (text === changed) throw new Error(`${path} has no ${from}.`);
      this.write(path, changed);
    },
  });
}
