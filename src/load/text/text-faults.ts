import type { Token } from 'markdown-it';
import type { TextFault } from './read-sections.ts';
import { inlineTokens } from './story-markdown.ts';

type Words = readonly [problem: string, remedy: string];

/**
 * What is wrong within the blocks and paragraphs of a parsed text: code that is not closed, headings too deep
 * to begin a section, marks that are not understood, HTML, and protocol-relative URLs.
 */
export function textFaults(tokens: readonly Token[], lines: readonly string[]): TextFault[] {
  const inText = inlineTokens(tokens).map(
    ({ token, line }) => [line, tokenFault(token, lines[line] ?? '')] as const,
  );
  const inBlocks = tokens.map((token) => [token.map?.[0] ?? 0, blockFault(token, lines)] as const);
  const notes = lines.map(
    (text, line) => [line, /^\[\^[^\]]+\]:/.test(text) ? note : undefined] as const,
  );
  return [...inText, ...inBlocks, ...notes].flatMap(([line, fault]) =>
    fault ? { line, problem: fault[0], remedy: fault[1] } : [],
  );
}

/** A source that is listed as Markdown lists notes. */
const note: Words = [
  'the text does not list its sources.',
  'Write this one into sources.yaml, and take the line out.',
];

function blockFault({ type, map, markup, meta }: Token, lines: readonly string[]) {
  const [line = 0, end = 0] = map ?? [];
  // The fence may be within a quotation.
  const last = lines[end - 1]?.replace(/^[\s>]+/, '') ?? '';
  if (type === 'fence' && !(end - 1 > line && last.startsWith(markup))) {
    const remedy = `End it with a line of "${markup}", or take its first line out.`;
    return ['the block of code that begins here is not closed.', remedy] as const;
  }
  if (type === 'heading_open' && meta && markup.length > 2) {
    const remedy = 'Write "##" before it, or take its braces out.';
    return [`a heading with "${markup}" begins no section.`, remedy] as const;
  }
  return undefined;
}

function tokenFault(token: Token, line: string): Words | undefined {
  if (token.type === 'text') return looseMark(token.content, line);
  if (token.type === 'tag' && !token.content.startsWith('</'))
    return [
      `"${token.content}" is HTML, which the text does not take.`,
      'Take it out; a film is a picture, ![What it shows](film.mp4), a sound a link to its file. To have it read as it is written, put it between backquotes.',
    ];
  const url = String(token.attrGet('href') ?? token.attrGet('src') ?? '');
  if (!url.startsWith('//')) return undefined;
  return [`"${url}" is not a web address.`, 'Write it in full, such as https://example.org/.'];
}

/** A mark that was meant as a language or a heading's name, but is text. */
function looseMark(text: string, line: string): Words | undefined {
  const [unread] = /\[\^[^\]]*\]/.exec(text) ?? [];
  if (unread) return [`"${unread}" cites nothing.`, 'Write [^id], without a space.'];
  if (/^ {0,3}::(?!:)/.test(line))
    return ['a block begins with three colons.', 'Write ":::" there.'];
  if (/^#{1,6}\s/.test(line) && text.includes('{')) {
    const braces = /\{[^}]*\}?/.exec(line)?.[0] ?? '';
    const why = /[“”„«]/.test(braces) ? 'has curly quotes' : 'is not understood';
    const remedy = `Write {#id kicker="…"}: the id first and without a space, the kicker in straight double quotes.`;
    return [`the heading's ${braces} ${why}.`, remedy];
  }
  const picture = /!\[[^\]]*\]\(([^()]*\s[^()]*)\)/.exec(text)?.[1];
  if (picture !== undefined) {
    const [url = ''] = picture.trim().split(/\s*["“”]/);
    if (/\s/.test(url)) {
      const remedy = `Call it ${url.replaceAll(/\s+/g, '-')}, or write <${url}>.`;
      return [`"${url}" is not a URL: it contains a space.`, remedy];
    }
    const quoted = 'Write it between straight double quotes, and what it quotes between “ and ”.';
    return [`the caption of the picture "${url}" is not understood.`, quoted];
  }
  const [width = ''] = /^\{[^{}\s]*\}/.exec(text) ?? [];
  if (width !== '' && line.includes(`)${width}`)) {
    const remedy = 'Write {wide}, {full} or {top} straight after it, or nothing.';
    return [`"${width}" is no width of a picture.`, remedy];
  }
  if (!/\]\{|\{#/.test(text)) return undefined;
  const [, signs] = /^(#{1,6})[^#\s]/.exec(text) ?? [];
  if (signs) return [`no space follows "${signs}".`, `Write "${signs} " and then the heading.`];
  return [
    `"${text.trim()}" holds a mark that is not understood.`,
    'Write [words]{lang=zh} for a language, [words]{on=layer} for what is drawn as they are read, and {#id kicker="…"} after a heading.',
  ];
}
