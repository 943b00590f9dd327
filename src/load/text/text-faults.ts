import type { Token } from 'markdown-it';
import type { TextFault } from './read-sections.ts';
import { inlineTokens } from './story-markdown.ts';

/**
 * What is wrong within the blocks and paragraphs of a parsed text: code that is not closed, headings too deep
 * to begin a section, marks that are not understood, HTML, and protocol-relative URLs.
 */
export const textFaults = (tokens: readonly Token[], lines: readonly string[]): TextFault[] => [
  ...inlineTokens(tokens).flatMap(({ token, line }) => {
    const fault =
      token.type === 'text'
        ? looseMark(token.content, lines[line] ?? '')
        : token.type === 'tag'
          ? rawHtml(token.content)
          : protocolRelativeUrl(token);
    return fault ? [{ line, ...fault }] : [];
  }),
  ...tokens.flatMap((token) => blockFault(token, lines) ?? []),
  ...lines.flatMap((text, line) => (/^\[\^[^\]]+\]:/.test(text) ? { line, ...note } : [])),
];

/** A source that is listed as Markdown lists notes. */
const note: FaultWords = {
  problem: 'the text does not list its sources.',
  remedy: 'Write this one into sources.yaml, and take the line out.',
};

function blockFault({ type, map, markup, meta }: Token, lines: readonly string[]) {
  const [line = 0, end = 0] = map ?? [];
  if (type === 'fence' && !(end - 1 > line && isFence(lines[end - 1], markup))) {
    const remedy = `End it with a line of "${markup}", or take its first line out.`;
    return { line, problem: 'the block of code that begins here is not closed.', remedy };
  }
  if (type === 'heading_open' && meta && markup.length > 2) {
    const problem = `a heading with "${markup}" begins no section.`;
    return { line, problem, remedy: 'Write "##" before it, or take its braces out.' };
  }
  return undefined;
}

/** Whether a line closes a block of code, also one within a quotation. */
const isFence = (line = '', markup: string): boolean =>
  line.replace(/^[\s>]+/, '').startsWith(markup);

type FaultWords = Omit<TextFault, 'line'>;

/** A mark that was meant as a language or a heading's name, but reached the text as it stands. */
function looseMark(text: string, line: string): FaultWords | undefined {
  const [unread] = /\[\^[^\]]*\]/.exec(text) ?? [];
  if (unread)
    return { problem: `"${unread}" cites nothing.`, remedy: 'Write [^id], without a space.' };
  if (/^ {0,3}::(?!:)/.test(line)) {
    return { problem: 'a block begins with three colons.', remedy: 'Write ":::" there.' };
  }
  if (/^#{1,6}\s/.test(line) && text.includes('{')) return looseName(line);
  const picture = /!\[[^\]]*\]\(([^()]*\s[^()]*)\)/.exec(text)?.[1];
  if (picture !== undefined) {
    const [url = ''] = picture.trim().split(/\s*["“”]/);
    const remedy = `Call it ${url.replaceAll(/\s+/g, '-')}, or write <${url}>.`;
    if (/\s/.test(url)) return { problem: `"${url}" is not a URL: it contains a space.`, remedy };
    const quoted = 'Write it between straight double quotes, and what it quotes between “ and ”.';
    return { problem: `the caption of the picture "${url}" is not understood.`, remedy: quoted };
  }
  const [width = ''] = /^\{[^{}\s]*\}/.exec(text) ?? [];
  if (width !== '' && line.includes(`)${width}`)) {
    const remedy = 'Write {wide}, {full} or {top} straight after it, or nothing.';
    return { problem: `"${width}" is no width of a picture.`, remedy };
  }
  if (!/\]\{|\{#/.test(text)) return undefined;
  const [, signs] = /^(#{1,6})[^#\s]/.exec(text) ?? [];
  if (signs) {
    const remedy = `Write "${signs} " and then the heading.`;
    return { problem: `no space follows "${signs}".`, remedy };
  }
  return {
    problem: `"${text.trim()}" holds a mark that is not understood.`,
    remedy:
      'Write [words]{lang=zh} for a language, [words]{on=layer} for what is drawn as they are read, and {#id kicker="…"} after a heading.',
  };
}

/** What stands in the braces of a heading and is not its name. */
function looseName(line: string): FaultWords | undefined {
  const braces = /\{[^}]*\}?/.exec(line)?.[0];
  const curly = /[“”„«]/.test(braces ?? '');
  const problem = `the heading's ${braces} ${curly ? 'has curly quotes' : 'is not understood'}.`;
  const remedy = `Write {#id kicker="…"}: the id first and without a space, the kicker in straight double quotes.`;
  return { problem, remedy };
}

/** A tag of HTML, which is not understood; one that closes another is not told again. */
function rawHtml(tag: string): FaultWords | undefined {
  if (tag.startsWith('</')) return undefined;
  const problem = `"${tag}" is HTML, which the text does not take.`;
  const remedy =
    'Take it out; a film is a picture, ![What it shows](film.mp4), a sound a link to its file. To have it read as it is written, put it between backquotes.';
  return { problem, remedy };
}

/** A URL of a link or an image that begins with `//`. */
function protocolRelativeUrl(token: Token): FaultWords | undefined {
  const url = String(token.attrGet('href') ?? token.attrGet('src') ?? '');
  if (!url.startsWith('//')) return undefined;
  const remedy = 'Write it in full, such as https://example.org/.';
  return { problem: `"${url}" is not a web address.`, remedy };
}
