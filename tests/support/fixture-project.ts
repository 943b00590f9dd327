import { fileURLToPath } from 'node:url';
import { ownFolder, temporaryFolder } from './temporary-folder.ts';

/** The folder of the small story that tests build. */
export const fixtureStory = fileURLToPath(new URL('../fixtures/story', import.meta.url));

/** Copies the small story to a new folder. */
export const fixtureProject = () => ownFolder(fixtureStory);

/** The small story in a new folder for each test of a file. */
export const ownProject = () => temporaryFolder(fixtureStory);
