import type { Token } from 'markdown-it';
import type { SafeFolder } from '../../files/safe-folder.ts';
import type { Problem } from '../../files/story-error.ts';
import { inspectWords } from '../words/read-words.ts';
import { inspectFrontMatter, type StoryMeta } from './front-matter.ts';
import { type Citation, readSections, type Story, type TextFault } from './read-sections.ts';
import { markOf, type PictureMark, urlOf } from './show-pictures.ts';
import {
  type CitationMark,
  inlineTokens,
  storyMarkdown,
  type TextWords,
} from './story-markdown.ts';

export interface Picture extends PictureMark {
  readonly url: string;
  readonly alt: string;
  /** The line, counted from 0 in the Markdown or from 1 in its file. */
  readonly line: number;
}

export interface InspectedText extends Omit<Story, 'meta'> {
  readonly meta?: StoryMeta;
  readonly pictures: readonly Picture[];
  readonly problems: readonly Problem[];
}

export type InspectedStory = InspectedText &
  Omit<ReturnType<typeof inspectWords>, 'unspoken' | 'problems'>;

/** Reads `story.md`, and the engine's words in its language, some of which the story may replace. */
export function inspectStoryText(source: string, file: string, folder: SafeFolder): InspectedStory {
  const { meta, at } = inspectFrontMatter(source, file);
  const { unspoken, problems, ...said } = inspectWords(folder, meta?.lang ?? 'en');
  const text = inspectText(source, file, said.words.render);
  const fault = unspoken && { file, ...at(['lang']), value: meta?.lang, ...unspoken };
  const all = [...(fault ? [fault] : []), ...problems, ...text.problems];
  return { ...text, ...said, problems: all };
}

/** Reads `story.md`; reports each error at its line of `file`. */
export function inspectText(source: string, file: string, words: TextWords): InspectedText {
  const { meta, body: text, bodyLine, problems } = inspectFrontMatter(source, file);
  // Word writes a non-breaking space after the hashes of a heading.
  const body = text.replaceAll(/^(#+)\u00A0/gm, '$1 ');
  const markdown = storyMarkdown(words);
  const plain = markdown.set({ typographer: false }).parse(body, {});
  const tokens = markdown.set({ typographer: true }).parse(body, {});
  const lines = body.split(/\r?\n/);
  const lineOf = (line: number): number => bodyLine + line + 1;
  const cited = numberCitations(tokens);
  const { sections, faults: ofSections } = readSections(markdown, tokens, lines, words);
  const faults = [...textFaults(plain, lines), ...ofSections].sort((a, b) => a.line - b.line);
  const description =
    meta?.description ?? beginningOf(tokens, meta?.lang ?? 'en') ?? meta?.subtitle;
  return {
    ...(meta && { meta: { ...meta, ...(description && { description }) } }),
    ...moveToLines({ sections, cited, pictures: picturesIn(tokens) }, lineOf),
    problems: [...problems, ...faults.map((each) => ({ file, ...each, line: lineOf(each.line) }))],
  };
}

export function moveToLines(
  { sections, cited, pictures }: Pick<InspectedText, 'sections' | 'cited' | 'pictures'>,
  lineOf: (line: number) => number,
) {
  const move = <T extends { readonly line: number }>(part: T): T => ({
    ...part,
    line: lineOf(part.line),
  });
  return {
    sections: sections.map((section) => ({
      ...move(section),
      parts: section.parts.map((part) => (part.kind === 'chart' ? move(part) : part)),
    })),
    cited: cited.map(move),
    pictures: pictures.map(move),
  };
}

/** Numbers sources (in the order of their first citations) and citations; returns citations at lines from 0. */
function numberCitations(tokens: readonly Token[]): Citation[] {
  const numbers = new Map<string, number>();
  const citations: Citation[] = [];
  for (const { token, line } of inlineTokens(tokens)) {
    if (token.type !== 'citation') continue;
    const mark = token.meta as CitationMark;
    mark.number = numbers.get(mark.source) ?? numbers.size + 1;
    mark.occurrence = citations.length + 1;
    numbers.set(mark.source, mark.number);
    citations.push({ ...mark, line });
  }
  return citations;
}

const picturesIn = (tokens: readonly Token[]): Picture[] =>
  inlineTokens(tokens)
    .filter(({ token }) => token.type === 'image')
    .map(({ token, line }) => {
      return { ...markOf(token), url: urlOf(token), alt: token.content.trim(), line };
    });

/** The maximum length, in characters, of a description for search engines and previews of shared links. */
const maxDescription = 200;

/** Returns as many first sentences of the first paragraph as fit, or words, without markup and citations. */
function beginningOf(tokens: readonly Token[], lang: string): string | undefined {
  const paragraphs = tokens.flatMap(({ type, level }, index) => {
    const isIn = type === 'paragraph_open' && level === 0;
    const words = (isIn && tokens[index + 1]?.children) || [];
    return words
      .map(({ type, content }) => (/break$/.test(type) ? ' ' : type === 'image' ? '' : content))
      .join('')
      .trim();
  });
  // The text is cut first, since each segment holds a copy of all of it.
  const text = paragraphs.find(Boolean)?.slice(0, 2 * maxDescription);
  if (!text) return undefined;
  const cutAt = (granularity: 'sentence' | 'word'): string | undefined =>
    [...new Intl.Segmenter(lang, { granularity }).segment(text)]
      .map(({ index, segment }) => text.slice(0, index + segment.length).trimEnd())
      .findLast(({ length }) => length <= maxDescription);
  const words = cutAt('word')?.replace(/[\p{P}\s]+$/u, '');
  return cutAt('sentence') ?? `${words ?? text.slice(0, maxDescription)}…`;
}

type Words = readonly [problem: string, remedy: string];

function textFaults(tokens: readonly Token[], lines: readonly string[]): TextFault[] {
  const inText = inlineTokens(tokens).map(
    ({ token, line }) => [line, tokenFault(token, lines[line] ?? '')] as const,
  );
  const inBlocks = tokens.map((token) => [token.map?.[0] ?? 0, blockFault(token, lines)] as const);
  const notes = lines.map(
    (text, line) => [line, /^\[\^[^\]]+\]:/.test(text) ? footnoteFault : undefined] as const,
  );
  return [...inText, ...inBlocks, ...notes].flatMap(([line, fault]) =>
    fault ? { line, problem: fault[0], remedy: fault[1] } : [],
  );
}

const footnoteFault: Words = [
  'the text does not list its sources.',
  'Write this one into sources.yaml, and take the line out.',
];

function blockFault({ type, map, markup, meta }: Token, lines: readonly string[]) {
  const [line = 0, end = 0] = map ?? [];
  // The fence may be in a quotation.
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

/** Patterns that malformed marks leave in the text, each with the correct form. */
const marks: readonly (readonly [left: RegExp, form: string])[] = [
  [/\[\^[^[\]]*\]/, '[^id], without a space'],
  [/^::(?!:).*/, '":::", three colons'],
  [
    /!\[[^[\]]*\]\([^()\s]*\s[^()]*\)/,
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
