import type { MarkdownIt, Token } from 'markdown-it';
import type { Problem } from '../files/story-error.ts';
import { blockFaults } from './block-faults.ts';
import type { CitationWords } from './cite-source.ts';
import { findPictures, type Picture } from './find-pictures.ts';
import { inlineFaults } from './inline-faults.ts';
import type { HeadingName } from './name-heading.ts';
import { numberCitations } from './number-citations.ts';
import { inspectFrontMatter, type StoryMeta } from './read-front-matter.ts';
import { readParts, type TextFault } from './read-parts.ts';
import type { Section, Story } from './story.ts';
import { storyMarkdown } from './story-markdown.ts';
import { textBeginning } from './text-beginning.ts';

/** What was read of a story's text, and all that is wrong with it. */
export interface InspectedText extends Omit<Story, 'meta'> {
  readonly meta?: StoryMeta;
  readonly pictures: readonly Picture[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the story's Markdown: its front matter, and one section for each heading of the first or
 * second level.
 *
 * @param source The whole of `story.md`.
 * @param file The file's name in messages.
 * @param words What a citation is called.
 */
export function inspectText(source: string, file: string, words: CitationWords): InspectedText {
  const { meta, body, bodyLine, problems } = inspectFrontMatter(source, file);
  const markdown = storyMarkdown(words);
  const tokens = markdown.parse(body, {});
  const lines = body.split(/\r?\n/);
  const cited = numberCitations(tokens, lines);
  const read = readSections(markdown, tokens, lines);
  const faults = [...inlineFaults(tokens), ...blockFaults(tokens, lines), ...read.faults].sort(
    (a, b) => a.line - b.line,
  );
  const lineInFile = <T extends { readonly line: number }>(at: T): T => ({
    ...at,
    line: bodyLine + at.line + 1,
  });
  return {
    ...(meta && { meta: described(meta, tokens) }),
    sections: read.sections.map((section) => ({
      ...lineInFile(section),
      parts: section.parts.map((part) => (part.kind === 'chart' ? lineInFile(part) : part)),
    })),
    cited: cited.map(lineInFile),
    pictures: findPictures(tokens, lines).map(lineInFile),
    problems: [...problems, ...faults.map((fault) => ({ file, ...lineInFile(fault) }))],
  };
}

/** The front matter, with a description of what its author has not described. */
function described(meta: StoryMeta, tokens: readonly Token[]): StoryMeta {
  const description = meta.description ?? textBeginning(tokens, meta.lang) ?? meta.subtitle;
  return { ...meta, ...(description && { description }) };
}

function readSections(
  markdown: MarkdownIt,
  tokens: readonly Token[],
  lines: readonly string[],
): { sections: Section[]; faults: TextFault[] } {
  const starts = tokens.flatMap((token, index) => (opensSection(token) ? [index] : []));
  const render = (part: Token[]): string => markdown.renderer.render(part, markdown.options, {});
  const faults: TextFault[] = [];
  if (starts[0] !== 0) {
    const remedy = 'Begin with a heading such as "# The title {#title}".';
    const problem = 'the story does not begin with a heading.';
    faults.push({ line: tokens[0]?.map?.[0] ?? 0, problem, remedy });
  }
  const sections = starts.map((start, order): Section => {
    const open = tokens[start];
    const words = tokens[start + 1];
    const line = open?.map?.[0] ?? 0;
    const name = open?.meta as HeadingName | null;
    const title = plainText(words);
    faults.push(...headingFaults(open, name, title, line, order));
    const cut = readParts(tokens.slice(start + 3, starts[order + 1]), lines, render);
    faults.push(...cut.faults);
    return {
      id: name?.id ?? '',
      line,
      title,
      titleHtml: words ? render([words]) : '',
      ...(name?.kicker ? { kickerHtml: markdown.renderInline(name.kicker) } : {}),
      parts: cut.parts,
    };
  });
  return { sections, faults };
}

function opensSection(token: Token): boolean {
  return token.type === 'heading_open' && token.level === 0 && /^h[12]$/.test(token.tag);
}

function plainText(words: Token | undefined): string {
  return (words?.children ?? []).map((token) => token.content).join('');
}

function headingFaults(
  open: Token | undefined,
  name: HeadingName | null,
  title: string,
  line: number,
  order: number,
): TextFault[] {
  const faults: TextFault[] = [];
  if (!name) {
    const remedy = 'Write it after the words, such as {#the-road kicker="Monday, 14 July"}.';
    faults.push({ line, problem: `the heading "${title}" has no id.`, remedy });
  }
  const level = order === 0 ? 'h1' : 'h2';
  if (open?.tag !== level) {
    const remedy = order === 0 ? 'The first heading has one "#".' : 'Only the first has one "#".';
    faults.push({ line, problem: `the heading "${title}" is of the wrong level.`, remedy });
  }
  return faults;
}
