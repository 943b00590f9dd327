import { type Words, wordsOf } from '../files/read-words.ts';
import { type Problem, StoryError } from '../files/story-error.ts';
import { foreignLanguage } from './foreign-language.ts';
import { type InspectedText, inspectText } from './inspect-text.ts';
import { inspectFrontMatter } from './read-front-matter.ts';

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
  const { meta, body, namesLanguage, at } = inspectFrontMatter(source, file);
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
  const mistaken = namesLanguage ? [] : languageWarnings(body, { file, ...at([]) });
  return { text, words, problems: [...unspoken, ...text.problems, ...mistaken] };
}

/** What of Markdown is no prose: lines of blocks, braces, citations, addresses. */
const markup = /^:::.*$|\{[^}]*\}|\[\^[^\]]*\]|\]\([^)]*\)/gm;

/** Warns of a text that is not English and does not say so. */
function languageWarnings(body: string, at: Pick<Problem, 'file' | 'line' | 'column'>): Problem[] {
  const foreign = foreignLanguage(body.replaceAll(markup, ' '));
  if (!foreign) return [];
  const { written, tag = 'ru' } = foreign;
  return [
    {
      ...at,
      place: 'front matter',
      problem: `the text is written in ${written}, and would be published, hyphenated and read aloud as English.`,
      remedy: `Name its language, such as "lang: ${tag}", or "lang: en" if it is English.`,
      severity: 'warning',
    },
  ];
}
