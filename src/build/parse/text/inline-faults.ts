import type { Token } from 'markdown-it';
import type { TextFault } from './read-parts.ts';

/** What is wrong within the paragraphs of a parsed text: marks and addresses that lead nowhere. */
export function inlineFaults(tokens: readonly Token[]): TextFault[] {
  return [...findLooseMarks(tokens), ...findOpenAddresses(tokens)];
}

/** Marks that were meant as a language or a heading's name, but reached the text as they stand. */
function findLooseMarks(tokens: readonly Token[]): TextFault[] {
  return tokens.flatMap((block) =>
    (block.children ?? [])
      .filter((token) => token.type === 'text' && /\]\{|\{#/.test(token.content))
      .map(
        (token): TextFault => ({
          line: block.map?.[0] ?? 0,
          problem: `"${token.content.trim()}" holds a mark that is not understood.`,
          remedy:
            'Write [words]{lang=zh} for a language, [words]{on=layer} for what is drawn as they are read, and {#id kicker="…"} after a heading.',
        }),
      ),
  );
}

/** Links and images whose address begins with `//`, and so leads elsewhere by the page's own scheme. */
function findOpenAddresses(tokens: readonly Token[]): TextFault[] {
  return tokens.flatMap((block) =>
    (block.children ?? [])
      .map((token) => String(token.attrGet('href') ?? token.attrGet('src') ?? ''))
      .filter((address) => address.startsWith('//'))
      .map(
        (address): TextFault => ({
          line: block.map?.[0] ?? 0,
          problem: `"${address}" is not a web address.`,
          remedy: 'Write it in full, such as https://example.org/.',
        }),
      ),
  );
}
