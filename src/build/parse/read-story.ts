import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Words, wordsOf } from '../../words/words.ts';
import { parseStory } from './parse-story.ts';
import { readFrontMatter } from './read-front-matter.ts';
import type { Story } from './story.ts';
import { StoryError } from './story-error.ts';
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
  const text = await storyText(root, files.story);
  const { meta } = readFrontMatter(text, files.story);
  const words = await wordsOf(meta.lang, languages);
  return { story: parseStory(text, files.story, words.render), words };
}

/** The language that the story is told in, as a BCP 47 tag. */
export async function storyLanguage(root: string): Promise<string> {
  const { story } = storyFilesIn(root);
  return readFrontMatter(await storyText(root, story), story).meta.lang;
}

async function storyText(root: string, file: string): Promise<string> {
  return readFile(resolve(root, file), 'utf8').catch(() => {
    const remedy = 'Write it, or run the command in the folder of the project.';
    const problem = 'it does not exist.';
    throw new StoryError([{ file, place: 'the file', problem, remedy }]);
  });
}
