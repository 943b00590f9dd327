import { type Words, wordsOf } from '../../words/words.ts';
import { type InspectedText, inspectText, parseStory } from './parse-story.ts';
import { inspectFrontMatter, readFrontMatter, type StoryMeta } from './read-front-matter.ts';
import { readStoryFile } from './read-story-file.ts';
import type { Story } from './story.ts';
import { type Problem, StoryError } from './story-error.ts';
import { type StoryFiles, storyFilesIn } from './story-files.ts';

/** The story's text, and what the engine says beside it in its language. */
export interface ReadStory {
  readonly story: Story;
  readonly words: Words;
}

/** What was read of a story's text, and all that is wrong with it. */
export interface InspectedStory {
  readonly text: InspectedText;
  /** English where the engine does not speak the story's language. */
  readonly words: Words;
  readonly problems: readonly Problem[];
}

/**
 * Reads the story's text and the engine's words in its language, and finds all that is wrong with the
 * text.
 *
 * @param root The project's root.
 * @param languages The folder of the languages; the engine's own by default.
 * @throws StoryError where there is no text.
 */
export async function inspectStoryText(
  root: string,
  files: Pick<StoryFiles, 'story'>,
  languages?: string,
): Promise<InspectedStory> {
  const file = files.story;
  const source = readStoryFile(root, file);
  const { meta, at } = inspectFrontMatter(source, file);
  const unspoken: Problem[] = [];
  const words = await wordsOf(meta?.lang ?? 'en', languages).catch((error: unknown) => {
    if (!(error instanceof StoryError)) throw error;
    const ofStory = { file, ...at(['lang']), value: meta?.lang };
    const located = error.problems.map((problem) =>
      problem.file === 'story.md' ? { ...problem, ...ofStory } : problem,
    );
    unspoken.push(...located);
    return wordsOf('en');
  });
  const text = inspectText(source, file, words.render);
  return { text, words, problems: [...unspoken, ...text.problems] };
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
  const { lang } = readFrontMatter(text, files.story);
  const words = await wordsOf(lang, languages);
  return { story: parseStory(text, files.story, words.render), words };
}

/** What the story says of itself before it is told. */
export function readMeta(
  root: string,
  { story }: Pick<StoryFiles, 'story'> = storyFilesIn(root),
): StoryMeta {
  return readFrontMatter(readStoryFile(root, story), story);
}
