import type { Token } from 'markdown-it';

/** A picture in the story's text. */
export interface Picture {
  /** Its address, as it is written. */
  readonly address: string;
  /** What it shows, in words. */
  readonly alt: string;
  /** The line from 0 in the Markdown, or from 1 in its file. */
  readonly line: number;
  readonly column: number;
}

/** The pictures of a parsed text, each at its line of the Markdown, from 0. */
export function findPictures(tokens: readonly Token[], lines: readonly string[]): Picture[] {
  return tokens.flatMap((block) => {
    let line = block.map?.[0] ?? 0;
    return (block.children ?? []).flatMap((token): Picture[] => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') line += 1;
      if (token.type !== 'image') return [];
      const address = String(token.attrGet('src') ?? '');
      return [
        {
          address,
          alt: token.content.trim(),
          line,
          column: columnOf(`![${token.content}](`, lines[line]),
        },
      ];
    });
  });
}

/** The column, from 1, at which some words stand in a line; its beginning where they do not. */
export const columnOf = (words: string, line = ''): number => Math.max(line.indexOf(words), 0) + 1;
