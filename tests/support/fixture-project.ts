import { fileURLToPath } from 'node:url';
import { ownFolder, temporaryFolder } from './temporary-folder.ts';

/** The folder of the small story that tests build. */
export const fixtureStory = fileURLToPath(new URL('../fixtures/story', import.meta.url));

/** Copies the small story to a folder of its own, which `remove` takes away again. */
export const fixtureProject = () => ownFolder(fixtureStory);

/** The small story in a folder of its own for each test of a file; gives a path within it. */
export const ownProject = (): ((path?: string) => string) => temporaryFolder(fixtureStory);
