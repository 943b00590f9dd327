import type { MarkdownIt, Token } from 'markdown-it';
import type { StoryMeta } from './front-matter.ts';
import { isWidth, showAs } from './show-pictures.ts';
import type { HeadingName } from './story-markdown.ts';

/** A piece of a section, in the order in which its author wrote it. */
export type SectionPart =
  | Prose
  | { readonly kind: 'record' | 'caption'; readonly html: string }
  | { readonly kind: 'fold'; readonly title: string; readonly html: string }
  | { readonly kind: 'chart'; readonly name: string; readonly line: number }
  | { readonly kind: 'sources' | 'about-map' | 'share' };

/** A paragraph, a list or another block of the text. */
interface Prose {
  readonly kind: 'prose';
  readonly html: string;
  /** The words in it that the map keeps step with, if there are any. */
  readonly cues?: readonly Cue[];
}

/** Words that the map keeps step with, and the id of the layer that it draws to them. */
export interface Cue {
  readonly layer: string;
  readonly words: string;
}

/** One section of the story: a heading with a permanent id, and what follows it. */
export interface Section {
  /** The fragment of the section's link, and its key in `scenes.yaml`. */
  readonly id: string;
  /** The line of the heading in `story.md`, from 1. */
  readonly line: number;
  /** The heading's words without markup. */
  readonly title: string;
  readonly titleHtml: string;
  /** The line above the heading, as HTML. */
  readonly kickerHtml?: string;
  /** How its text begins, where it has any: what a link to it is shown with elsewhere. */
  readonly beginning?: string;
  /** Its language as a BCP 47 tag, where that is not the story's. */
  readonly lang?: string;
  readonly parts: readonly SectionPart[];
}

/** One place at which the text cites a source. */
export interface Citation {
  /** The key of the source in `sources.yaml`. */
  readonly source: string;
  /** The source's number in the text and in the list, from 1. */
  readonly number: number;
  /** The citation's place among all citations, from 1: the link is `#_cite_<occurrence>`. */
  readonly occurrence: number;
  /** The line and the column in `story.md`, from 1. */
  readonly line: number;
  readonly column?: number;
}

/** The story as its Markdown tells it, before scenes and layers are known. */
export interface Story {
  readonly meta: StoryMeta;
  readonly sections: readonly Section[];
  /** Every citation, in reading order. */
  readonly cited: readonly Citation[];
}

/** What the text says that it should not, and at which line of the Markdown (from 0). */
export interface TextFault {
  readonly line: number;
  readonly problem: string;
  readonly remedy: string;
}

/** A parsed text: its tokens, the lines of its Markdown, and what makes HTML of tokens. */
export interface ParsedText {
  readonly markdown: MarkdownIt;
  readonly tokens: readonly Token[];
  readonly lines: readonly string[];
}

/**
 * Cuts a parsed text into a section for each heading of the first or second level, and finds what is wrong
 * with their headings and blocks.
 *
 * @returns Each section at its line of the Markdown, from 0.
 */
export function readSections({ markdown, tokens, lines }: ParsedText): {
  readonly sections: readonly Section[];
  readonly faults: readonly TextFault[];
} {
  const starts = tokens.flatMap(({ type, level, tag }, index) =>
    type === 'heading_open' && level === 0 && /^h[12]$/.test(tag) ? [index] : [],
  );
  const render = (part: Token[]): string => markdown.renderer.render(part, markdown.options, {});
  const faults: TextFault[] = [];
  if (starts[0] !== 0) {
    const remedy = 'Begin with a heading such as "# The title {#title}".';
    const problem = 'the story does not begin with a heading.';
    faults.push({ line: tokens[0]?.map?.[0] ?? 0, problem, remedy });
  }
  const sections = starts.map((start, order): Section => {
    const [open, words] = tokens.slice(start);
    const line = open?.map?.[0] ?? 0;
    const name = open?.meta as HeadingName | null;
    const title = (words?.children ?? []).map(({ content }) => content).join('');
    if (!name && !title.includes('{')) {
      const remedy = 'Write it after the words, such as {#the-road kicker="Monday, 14 July"}.';
      faults.push({ line, problem: `the heading "${title}" has no id.`, remedy });
    }
    if ((open?.tag === 'h1') !== (order === 0)) {
      const remedy = order === 0 ? 'The first heading has one "#".' : 'Only the first has one "#".';
      faults.push({ line, problem: `the heading "${title}" is of the wrong level.`, remedy });
    }
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

const kinds =
  '"::: record", "::: caption", "::: fold TITLE", "::: chart NAME", "::: pictures", "::: compare", "::: share", "::: sources" and "::: about-map"';

/** The blocks that are only a name: what stands there is written by the build. */
const bare = ['sources', 'about-map', 'share'] as const;

/**
 * Cuts a section's tokens into prose and `:::` blocks.
 *
 * @param tokens The tokens between a section's heading and the next.
 * @param lines The Markdown's lines, to see whether a block was closed.
 * @param render Turns a run of tokens into HTML.
 */
function readParts(
  tokens: readonly Token[],
  lines: readonly string[],
  render: (tokens: Token[]) => string,
): { parts: SectionPart[]; faults: TextFault[] } {
  const parts: SectionPart[] = [];
  const faults: TextFault[] = [];
  let prose: Token[] = [];
  const endProse = (): void => {
    const cues = cuesIn(prose);
    if (prose.length > 0)
      parts.push({ kind: 'prose', html: render(prose), ...(cues.length > 0 && { cues }) });
    prose = [];
  };
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.type !== 'container_block_open') {
      if (token) prose.push(token);
      if (token?.level === 0 && token.nesting <= 0) endProse();
      continue;
    }
    endProse();
    const end = closing(tokens, index);
    const part = readBlock(token, tokens.slice(index + 1, end), lines, render);
    if ('kind' in part) parts.push(part);
    else faults.push(part);
    index = end;
  }
  endProse();
  return { parts, faults };
}

/** The cues in the text of a block. */
function cuesIn(block: readonly Token[]): Cue[] {
  return block.flatMap(({ children }) => {
    const inline = children ?? [];
    return inline.flatMap((token, open) => {
      if (token.type !== 'cue_open') return [];
      const close = inline.findIndex(({ type }, at) => at > open && type === 'cue_close');
      const words = inline.slice(open, close).map(({ content }) => content);
      return { layer: String(token.attrGet('data-on')), words: words.join('') };
    });
  });
}

function closing(tokens: readonly Token[], open: number): number {
  const level = tokens[open]?.level;
  return tokens.findIndex(
    (token, index) =>
      index > open && token.type === 'container_block_close' && token.level === level,
  );
}

function readBlock(
  open: Token,
  inner: Token[],
  lines: readonly string[],
  render: (tokens: Token[]) => string,
): SectionPart | TextFault {
  const [line = 0, end = 0] = open.map ?? [];
  const [kind = '', ...words] = open.info.trim().split(/\s+/);
  const name = words.join(' ');
  const fault = (problem: string, remedy: string): TextFault => ({ line, problem, remedy });
  if (kind === '') {
    return fault('this ":::" closes no block.', 'Begin a block above it, or take it out.');
  }
  if (!/^\s*:{3,}\s*$/.test(lines[end] ?? '')) {
    return fault(
      `the block "${`::: ${kind}`.trim()}" is not closed.`,
      'End it with a line of ":::".',
    );
  }
  const nested = inner.find((token) => token.type === 'container_block_open');
  if (nested) {
    return fault(`the block "::: ${kind}" holds another block.`, 'Close it before the next one.');
  }
  if ((kind === 'record' || kind === 'caption') && !name) return { kind, html: render(inner) };
  if (kind === 'pictures' || kind === 'compare') {
    if (name !== '' && !isWidth(name)) {
      const remedy = 'Write "wide", "full" or "top" after it, or nothing.';
      return fault(`"${name}" is no width of pictures.`, remedy);
    }
    const html = renderPictures(kind, name, inner, render);
    if (html) return { kind: 'prose', html };
    return kind === 'pictures'
      ? fault('"::: pictures" holds pictures, and after them their caption.', onLines)
      : fault('"::: compare" holds two pictures, and after them their caption.', onLines);
  }
  if (kind === 'fold' && name) return { kind, title: name, html: render(inner) };
  if (kind === 'chart' && name && inner.length === 0) return { kind, name, line };
  const written = bare.find((each) => each === kind);
  if (written && !name && inner.length === 0) return { kind: written };
  return fault(
    `"::: ${open.info.trim()}" is not a block of the story.`,
    `The blocks are ${kinds}; a record, a caption and a fold have text inside, pictures and compare pictures, no other.`,
  );
}

const onLines = 'Write each on a line of its own, and an empty line before the caption.';

/**
 * Pictures beside one another, or one over the other for a reader to compare, with the caption that they
 * share; nothing where the block holds something else.
 */
function renderPictures(
  kind: 'pictures' | 'compare',
  width: string,
  inner: readonly Token[],
  render: (tokens: Token[]) => string,
): string | undefined {
  const end = inner.findLastIndex(({ type }) => type === 'figure_close') + 1;
  const [figures, caption] = [inner.slice(0, end), inner.slice(end)];
  const images = figures.flatMap(({ children }) => children ?? []).filter(isImage);
  const isFigure = ({ type }: Token): boolean => /^(figure_|inline)/.test(type);
  const isCaption = ({ type }: Token): boolean => /^(paragraph_|inline)/.test(type);
  const isWhole = kind === 'pictures' ? images.length > 0 : images.length === 2;
  if (!isWhole || !figures.every(isFigure) || !caption.every(isCaption)) return undefined;
  const shown = kind === 'pictures' ? 'part' : isWidth(width) ? width : 'column';
  images.forEach((image, i) => {
    showAs(image, shown, kind === 'compare' && i > 0 ? images[0] : undefined);
  });
  const told = caption.length > 0 ? `<figcaption>${render(caption)}</figcaption>\n` : '';
  const control = kind === 'compare' ? '<input data-compare>\n' : '';
  return `<figure class="${kind}${width && ` ${width}`}">
<div class="shown">
${render([...figures])}${control}</div>
${told}</figure>
`;
}

const isImage = ({ type }: Token): boolean => type === 'image';
