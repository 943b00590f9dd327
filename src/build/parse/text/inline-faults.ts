import type { Token } from 'markdown-it';
import { inlineTokens } from './inline-tokens.ts';
import type { TextFault } from './read-parts.ts';

/** What is wrong within the paragraphs of a parsed text: marks that are not understood, and protocol-relative URLs. */
export const inlineFaults = (tokens: readonly Token[]): TextFault[] =>
  inlineTokens(tokens).flatMap(({ token, line }) => {
    const fault = token.type === 'text' ? looseMark(token.content) : protocolRelativeUrl(token);
    return fault ? [{ line, ...fault }] : [];
  });

type Words = Omit<TextFault, 'line'>;

/** A mark that was meant as a language or a heading's name, but reached the text as it stands. */
function looseMark(text: string): Words | undefined {
  if (!/\]\{|\{#/.test(text)) return undefined;
  return {
    problem: `"${text.trim()}" holds a mark that is not understood.`,
    remedy:
      'Write [words]{lang=zh} for a language, [words]{on=layer} for what is drawn as they are read, and {#id kicker="…"} after a heading.',
  };
}

/** A URL of a link or an image that begins with `//`. */
function protocolRelativeUrl(token: Token): Words | undefined {
  const url = String(token.attrGet('href') ?? token.attrGet('src') ?? '');
  if (!url.startsWith('//')) return undefined;
  const remedy = 'Write it in full, such as https://example.org/.';
  return { problem: `"${url}" is not a web address.`, remedy };
}
