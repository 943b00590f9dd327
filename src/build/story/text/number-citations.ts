import type { Token } from 'markdown-it';
import type { CitationMark } from './cite-source.ts';
import { columnOf } from './find-pictures.ts';
import { inlineTokens } from './inline-tokens.ts';
import type { Citation } from './story.ts';

/**
 * Numbers the citations of a parsed text: sources from 1 in the order of their first citation, and
 * each citation by its own place. The numbers are written into the tokens, for the renderer.
 *
 * @param tokens The tokens of the whole story.
 * @param lines The lines of the Markdown.
 * @returns Each citation at its line of the Markdown, from 0.
 */
export function numberCitations(tokens: readonly Token[], lines: readonly string[]): Citation[] {
  const numbers = new Map<string, number>();
  const citations: Citation[] = [];
  for (const { token, line } of inlineTokens(tokens)) {
    if (token.type !== 'citation') continue;
    const mark = token.meta as CitationMark;
    mark.number = numbers.get(mark.source) ?? numbers.size + 1;
    mark.occurrence = citations.length + 1;
    numbers.set(mark.source, mark.number);
    const column = columnOf(`[^${mark.source}]`, lines[line]);
    citations.push({ ...mark, line, column });
  }
  return citations;
}
