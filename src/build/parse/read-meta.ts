import { readFrontMatter, type StoryMeta } from './read-front-matter.ts';
import { readStoryFile } from './read-story-file.ts';
import { storyFilesIn } from './story-files.ts';

/** What the story says of itself before it is told. */
export function readMeta(root: string): StoryMeta {
  const { story } = storyFilesIn(root);
  return readFrontMatter(readStoryFile(root, story), story);
}
