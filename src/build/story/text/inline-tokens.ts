import type { Token } from 'markdown-it';

/** The tokens within the paragraphs of a parsed text, each with its line of the Markdown, from 0. */
export function inlineTokens(tokens: readonly Token[]): { token: Token; line: number }[] {
  return tokens.flatMap(({ map, children }) => {
    let line = map?.[0] ?? 0;
    return (children ?? []).map((token) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') line += 1;
      return { token, line };
    });
  });
}
