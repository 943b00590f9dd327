import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach } from 'vitest';

/** A new folder, with a copy of another if given. */
export async function ownFolder(copied?: string, into = '') {
  const root = await mkdtemp(join(tmpdir(), 'test-'));
  if (copied) await cp(copied, join(root, into), { recursive: true });
  return { root, remove: () => rm(root, { recursive: true, force: true, maxRetries: 3 }) };
}

/** A new folder for each test of a file, with a copy of another if given; returns a path in it. */
export function temporaryFolder(copied?: string, into = ''): (path?: string) => string {
  let folder = '';
  beforeEach(async () => {
    const { root, remove } = await ownFolder(copied, into);
    folder = root;
    return remove;
  });
  return (path = '') => join(folder, path);
}
