import { type Words, wordsOf } from '../../../words/words.ts';
import { inspectFrontMatter } from '../read-front-matter.ts';
import { type Problem, StoryError } from '../story-error.ts';
import { type InspectedText, inspectText } from './inspect-text.ts';

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
 * @param source The whole of `story.md`.
 * @param file The file's name in messages.
 * @param languages The folder of the languages; the engine's own by default.
 */
export async function inspectStoryText(
  source: string,
  file: string,
  languages?: string,
): Promise<InspectedStory> {
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
