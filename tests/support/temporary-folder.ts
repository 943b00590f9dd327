import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/**
 * A folder that is made before each test of a file and taken away after it, with a copy of another in it where one is
 * named; gives a path within it.
 */
export function temporaryFolder(copied?: string, into = ''): (path?: string) => string {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'test-'));
    if (copied) await cp(copied, join(folder, into), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  return (path = '') => join(folder, path);
}
