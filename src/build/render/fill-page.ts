import type { Words } from '../story/files/read-words.ts';
import { type Problem, StoryError } from '../story/files/story-error.ts';
import { escapeHtml } from '../story/text/html.ts';

/** What goes into the shell of the page. */
interface PageParts {
  /** The language of the story as a BCP 47 tag. */
  readonly lang: string;
  /** The tags that take the place of `<!--head-->`. */
  readonly head: string;
  /** The sections that take the place of `<!--story-->`. */
  readonly story: string;
  /** What the shell says, as HTML, each word in the place of its `{{name}}`. */
  readonly words: Words['shell'];
  /** What the story alone knows, as text, each in the place of its `{{name}}`. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Puts the story, and the words of its language, into the shell of the page.
 *
 * @param shell The HTML of `index.html`.
 * @throws StoryError when the shell lacks a place for a part, or asks for a word that there is not.
 */
export function fillPage(shell: string, { lang, head, story, words, values }: PageParts): string {
  const parts: readonly (readonly [mark: string, html: string])[] = [
    ['<!--head-->', head],
    ['<!--story-->', story],
  ];
  const texts: Readonly<Record<string, string>> = {
    ...escaped(words, (html) => html.replaceAll('"', '&quot;')),
    ...escaped(values, escapeHtml),
  };
  const problems = [
    ...parts.filter(([mark]) => shell.split(mark).length !== 2).map(([mark]) => lostMark(mark)),
    ...[...shell.matchAll(namedText)]
      .filter(([, name = '']) => !Object.hasOwn(texts, name))
      .map(([mark]) => unknownWord(mark)),
  ];
  if (problems.length > 0) throw new StoryError(problems);
  const said = shell.replace(namedText, (mark, name: string) => texts[name] ?? mark);
  return parts
    .reduce((html, [mark, part]) => html.split(mark).join(part), said)
    .replace(
      /<html\b[^>]*>/,
      (tag) => `${tag.replace(/\s+lang="[^"]*"/, '').slice(0, -1)} lang="${escapeHtml(lang)}">`,
    );
}

const namedText = /\{\{([^{}]*)\}\}/g;

function escaped(
  texts: Readonly<Record<string, string>>,
  toHtml: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, toHtml(text)]));
}

function lostMark(mark: string): Problem {
  return {
    file: 'index.html',
    place: `"${mark}"`,
    problem: 'the mark is not there exactly once.',
    remedy: 'Put it where that part of the page belongs.',
  };
}

function unknownWord(mark: string): Problem {
  return {
    file: 'index.html',
    place: `"${mark}"`,
    problem: 'there is no such word.',
    remedy: 'Name a word of "shell" in src/words, or add it there in each language.',
  };
}
