import { readStoryFile } from '../files/read-story-file.ts';
import { type StoryFiles, storyFilesIn } from '../files/story-files.ts';
import { readFrontMatter, type StoryMeta } from './read-front-matter.ts';

/** What the story says of itself before it is told. */
export function readMeta(
  root: string,
  { story }: Pick<StoryFiles, 'story'> = storyFilesIn(root),
): StoryMeta {
  return readFrontMatter(readStoryFile(root, story), story);
}
