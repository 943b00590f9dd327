import { readStory } from './read-story.ts';

export { root } from './read-story.ts';

/** What the files of the project's own story say of its map. */
export const { scenes, layers, labels, settings, files, world, relief } = readStory('src/story');
