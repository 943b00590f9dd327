import { type Words, wordsOf } from '../../words/words.ts';
import { parseStory } from './parse-story.ts';
import { readFrontMatter, type StoryMeta } from './read-front-matter.ts';
import { readStoryFile } from './read-story-file.ts';
import type { Story } from './story.ts';
import { type StoryFiles, storyFilesIn } from './story-files.ts';

/** The story's text, and what the engine says beside it in its language. */
export interface ReadStory {
  readonly story: Story;
  readonly words: Words;
}

/**
 * Reads the story's text and the engine's words in its language.
 *
 * @param root The project's root.
 * @param languages The folder of the languages; the engine's own by default.
 * @throws StoryError with every fault of the text, or where the engine does not speak its language.
 */
export async function readStory(
  root: string,
  files: Pick<StoryFiles, 'story'>,
  languages?: string,
): Promise<ReadStory> {
  const text = readStoryFile(root, files.story);
  const { meta } = readFrontMatter(text, files.story);
  const words = await wordsOf(meta.lang, languages);
  return { story: parseStory(text, files.story, words.render), words };
}

/** What the story says of itself before it is told. */
export function readMeta(root: string): StoryMeta {
  const { story } = storyFilesIn(root);
  return readFrontMatter(readStoryFile(root, story), story).meta;
}
