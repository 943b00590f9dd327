import { StoryError } from '../parse/story-error.ts';
import { escapeHtml } from './escape-html.ts';

/** What goes into the shell of the page. */
export interface PageParts {
  /** The language of the story as a BCP 47 tag. */
  readonly lang: string;
  /** The tags that take the place of `<!--head-->`. */
  readonly head: string;
  /** The sections that take the place of `<!--story-->`. */
  readonly story: string;
}

/**
 * Puts the story into the shell of the page.
 *
 * @param shell The HTML of `index.html`.
 * @throws StoryError when the shell lacks a place for a part.
 */
export function fillPage(shell: string, { lang, head, story }: PageParts): string {
  const parts: readonly (readonly [mark: string, html: string])[] = [
    ['<!--head-->', head],
    ['<!--story-->', story],
  ];
  const missing = parts.filter(([mark]) => shell.split(mark).length !== 2);
  if (missing.length > 0) {
    throw new StoryError(
      missing.map(([mark]) => ({
        file: 'index.html',
        place: `"${mark}"`,
        problem: 'the mark is not there exactly once.',
        remedy: 'Put it where that part of the page belongs.',
      })),
    );
  }
  return parts
    .reduce((html, [mark, part]) => html.split(mark).join(part), shell)
    .replace(
      /<html\b[^>]*>/,
      (tag) => `${tag.replace(/\s+lang="[^"]*"/, '').slice(0, -1)} lang="${escapeHtml(lang)}">`,
    );
}
