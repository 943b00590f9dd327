import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './temporary-folder.ts';

/** The folder of the small story that tests build. */
export const fixtureStory = fileURLToPath(new URL('../fixtures/story', import.meta.url));

/** Copies the small story to a folder of its own, which `remove` takes away again. */
export async function fixtureProject(): Promise<{ root: string; remove: () => Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'story-'));
  await cp(fixtureStory, root, { recursive: true });
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

/** The small story in a folder of its own for each test of a file; gives a path within it. */
export const ownProject = (): ((path?: string) => string) => temporaryFolder(fixtureStory);
