import type { Problem } from '../../files/story-error.ts';
import type { Section } from '../../text/story.ts';

/** Finds sections that have a heading and nothing under it. */
export function checkSections(
  sections: readonly Pick<Section, 'line' | 'title' | 'parts'>[],
  file: string,
): Problem[] {
  return sections
    .filter(({ parts }) => parts.length === 0)
    .map(({ line, title }) => ({
      file,
      line,
      problem: `the section "${title}" has no text.`,
      remedy: 'Write a paragraph under its heading, or take the heading out.',
      value: title,
    }));
}
