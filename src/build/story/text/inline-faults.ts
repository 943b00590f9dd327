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
  const picture = /!\[[^\]]*\]\(([^()]*\s[^()]*)\)/.exec(text)?.[1];
  if (picture !== undefined) {
    const remedy = `Call it ${picture.trim().replaceAll(/\s+/g, '-')}, or write <${picture}>.`;
    return { problem: `"${picture}" is not a URL: it contains a space.`, remedy };
  }
  if (!/\]\{|\{#/.test(text)) return undefined;
  const [, signs] = /^(#{1,6})[^#\s]/.exec(text) ?? [];
  if (signs)
    return {
      problem: `no space follows "${signs}".`,
      remedy: `Write "${signs} " and then the heading.`,
    };
  if (/\{[^}]*=[“”„«]/.test(text)) {
    const problem = `"${text.trim()}" has curly quotes in its braces.`;
    return { problem, remedy: 'Write straight ones there: {#id kicker="…"}.' };
  }
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
