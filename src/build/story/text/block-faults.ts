import type { Token } from 'markdown-it';
import type { TextFault } from './read-parts.ts';

/** What is wrong with the blocks of a parsed text: code that is not closed, and headings too deep to begin a section. */
export const blockFaults = (tokens: readonly Token[], lines: readonly string[]): TextFault[] =>
  tokens.flatMap((token) => {
    const [line = 0, end = 0] = token.map ?? [];
    if (token.type === 'fence' && !(end - 1 > line && isFence(lines[end - 1], token.markup))) {
      const remedy = `End it with a line of "${token.markup}", or take its first line out.`;
      return [{ line, problem: 'the block of code that begins here is not closed.', remedy }];
    }
    if (token.type === 'heading_open' && token.meta && token.markup.length > 2) {
      const problem = `a heading with "${token.markup}" begins no section.`;
      return [{ line, problem, remedy: 'Write "##" before it, or take its braces out.' }];
    }
    return [];
  });

/** Whether a line closes a block of code, also one within a quotation. */
const isFence = (line = '', markup: string): boolean =>
  line.replace(/^[\s>]+/, '').startsWith(markup);
