import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach } from 'vitest';

/** The folder of the small story that tests build. */
export const fixtureStory = fileURLToPath(new URL('../fixtures/story', import.meta.url));

/** Copies the small story to a folder of its own, which `remove` takes away again. */
export async function fixtureProject(): Promise<{ root: string; remove: () => Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'story-'));
  await cp(fixtureStory, root, { recursive: true });
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

/** The small story in a folder of its own for each test of a file; gives a path within it. */
export function ownProject(): (path?: string) => string {
  let project: Awaited<ReturnType<typeof fixtureProject>>;
  beforeEach(async () => {
    project = await fixtureProject();
  });
  afterEach(() => project.remove());
  return (path = '') => join(project.root, path);
}
