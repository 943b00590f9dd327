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
    const remedy = `Write "##" in place of "${markup}", or remove the braces.`;
    return [`a heading with "${markup}" cannot start a section; only "##" can.`, remedy] as const;
  }
  return undefined;
}

function tokenFault(token: Token, line: string): Words | undefined {
  if (token.type === 'text') return looseMark(token.content, line);
  if (token.type === 'tag' && !token.content.startsWith('</'))
    return [
      `"${token.content}" is HTML, which is not allowed in the text.`,
      'Remove it. Write a video like a picture, ![What it shows](film.mp4), and a sound as a link to its file. To show the tag itself, put it in backquotes.',
    ];
  const url = String(token.attrGet('href') ?? token.attrGet('src') ?? '');
  if (!url.startsWith('//')) return undefined;
  return [`"${url}" is not a web address.`, 'Write it in full, for example: https://example.org/'];
}

const name = '## Heading {#id kicker="…"}, with straight quotes, and no space in the id';

/** What is left in the text of a mark that is not understood, and how it is written. */
const marks: readonly (readonly [left: RegExp, form: string])[] = [
  [/\[\^[^\]]*\]/, '[^id], without a space'],
  [/^::(?!:).*/, '":::", three colons'],
  [
    /!\[[^\]]*\]\([^()]*\s[^()]*\)/,
    '![What it shows](file.jpg "Caption"), with straight quotes around the caption and none in it, and no space in the URL',
  ],
  [/^#{1,6}[^#\s].*(?=\{#)|\{#[^}]*\}?/, name],
  [/\]\{[^}]*\}?/, '[words]{lang=zh} for a language, [words]{on=layer} for what is drawn'],
];

function looseMark(text: string, line: string): Words | undefined {
  const [braces = ''] = /^\{[^{}\s]*\}|\{[^}]*\}?/.exec(text) ?? [];
  const ofHeading = /^#{1,6}\s/.test(line) ? name : undefined;
  const ofPicture = line.includes(`)${braces}`) ? '{wide}, {full} or {top}, or nothing' : ofHeading;
  const [left, form] = marks.find(([mark]) => mark.test(text)) ?? [/\{.*/, braces && ofPicture];
  const mark = left.exec(text)?.[0].trim();
  return mark && form ? [`the mark "${mark}" is not understood.`, `Write ${form}.`] : undefined;
}
