import { StoryError } from '../../src/files/story-error.ts';
import { inspectText } from '../../src/read/text/inspect-text.ts';
import type { Story } from '../../src/read/text/read-sections.ts';
import type { TextWords } from '../../src/read/text/story-markdown.ts';

/** Parses a story's text; throws with all its faults. */
export function parseStory(source: string, file: string, words: TextWords): Story {
  const { meta, sections, cited, problems } = inspectText(source, file, words);
  if (!meta || problems.length > 0) throw new StoryError(problems);
  return { meta, sections, cited };
}

export const htmlOfParts = ({ sections }: Pick<Story, 'sections'>): string =>
  sections.flatMap(({ parts }) => parts.map((part) => ('html' in part ? part.html : ''))).join('');
