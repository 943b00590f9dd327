import { readFrontMatter, type StoryMeta } from './read-front-matter.ts';
import { readStoryFile } from './read-story-file.ts';
import { type StoryFiles, storyFilesIn } from './story-files.ts';

/** What the story says of itself before it is told. */
export function readMeta(
  root: string,
  { story }: Pick<StoryFiles, 'story'> = storyFilesIn(root),
): StoryMeta {
  return readFrontMatter(readStoryFile(root, story), story);
}
