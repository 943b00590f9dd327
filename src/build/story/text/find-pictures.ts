import type { Token } from 'markdown-it';
import { inlineTokens } from './inline-tokens.ts';

/** A picture in the story's text. */
export interface Picture {
  /** Its URL, as it is written. */
  readonly url: string;
  /** What it shows, in words. */
  readonly alt: string;
  /** The line from 0 in the Markdown, or from 1 in its file. */
  readonly line: number;
  readonly column: number;
}

/** The pictures of a parsed text, each at its line of the Markdown, from 0. */
export const findPictures = (tokens: readonly Token[], lines: readonly string[]): Picture[] =>
  inlineTokens(tokens)
    .filter(({ token }) => token.type === 'image')
    .map(({ token, line }) => ({
      url: String(token.attrGet('src') ?? ''),
      alt: token.content.trim(),
      line,
      column: columnOf(`![${token.content}](`, lines[line]),
    }));

/** The column, from 1, at which some words stand in a line; its beginning where they do not. */
export const columnOf = (words: string, line = ''): number => Math.max(line.indexOf(words), 0) + 1;
