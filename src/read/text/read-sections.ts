import type { MarkdownIt, Token } from 'markdown-it';
import type { Problem } from '../../files/story-error.ts';
import type { StoryMeta } from './front-matter.ts';
import { escapeHtml } from './html.ts';
import {
  isWidth,
  pictureSlot,
  type Shown,
  type SlottedPicture,
  showAs,
  slottedIn,
} from './show-pictures.ts';
import type { CitationMark, HeadingName, TextWords } from './story-markdown.ts';

export type SectionPart =
  | {
      readonly kind: 'prose';
      readonly html: string;
      readonly cues?: readonly Cue[];
    }
  | { readonly kind: 'record' | 'caption'; readonly html: string }
  | { readonly kind: 'fold'; readonly title: string; readonly html: string }
  | { readonly kind: 'chart'; readonly name: string; readonly line: number }
  | { readonly kind: 'sources' | 'about-map' | 'share' };

/** Words of the text, with the id of the layer that the map draws as they are read. */
export interface Cue {
  readonly layer: string;
  readonly words: string;
}

export interface Section {
  /** The fragment of links to the section, and its key in `scenes.yaml`. */
  readonly id: string;
  /** The line of the heading in `story.md`, from 1. */
  readonly line: number;
  readonly title: string;
  readonly titleHtml: string;
  readonly kickerHtml?: string;
  /** The section's BCP 47 tag, if its language is not the story's. */
  readonly lang?: string;
  readonly parts: readonly SectionPart[];
  /** The section's pictures, in the order of their slots in the heading and parts. */
  readonly pictures: readonly SlottedPicture[];
}

/** A citation of a source, at a line of `story.md`, from 1. */
export type Citation = Readonly<CitationMark> & { readonly line: number };

export interface Story {
  readonly meta: StoryMeta;
  readonly sections: readonly Section[];
  readonly cited: readonly Citation[];
}

/** A problem at a line of the Markdown, from 0. */
export type TextFault = Required<Pick<Problem, 'line' | 'problem' | 'remedy'>>;

interface Text {
  readonly lines: readonly string[];
  readonly words: TextWords;
  readonly render: (tokens: readonly Token[]) => string;
  readonly add: (line: number, problem: string, remedy: string) => undefined;
}

/** Splits a parsed text into sections at headings of the first and second level; their lines count from 0. */
export function readSections(
  markdown: MarkdownIt,
  tokens: readonly Token[],
  lines: readonly string[],
  words: TextWords,
): { readonly sections: readonly Section[]; readonly faults: readonly TextFault[] } {
  const faults: TextFault[] = [];
  const render: Text['render'] = (part) =>
    markdown.renderer.render([...part], markdown.options, {});
  const add: Text['add'] = (line, problem, remedy) => void faults.push({ line, problem, remedy });
  const lineOf = (words: string) => markdown.renderInline(words).replaceAll(pictureSlot, '');
  const starts = tokens.flatMap(({ type, level, tag }, index) =>
    type === 'heading_open' && level === 0 && /^h[12]$/.test(tag) ? [index] : [],
  );
  if (starts[0] !== 0) {
    const remedy = 'Begin with a heading such as "# The title {#title}".';
    add(tokens[0]?.map?.[0] ?? 0, 'the story does not begin with a heading.', remedy);
  }
  const sections = starts.map((start, order): Section => {
    const end = starts[order + 1];
    const [open, heading] = tokens.slice(start, start + 2);
    const line = open?.map?.[0] ?? 0;
    const name = open?.meta as HeadingName | null;
    const title = (heading?.children ?? []).map(({ content }) => content).join('');
    if (!name && !title.includes('{')) {
      const remedy = 'Write it after the words, such as {#the-road kicker="Monday, 14 July"}.';
      add(line, `the heading "${title}" has no id.`, remedy);
    }
    if ((open?.tag === 'h1') !== (order === 0)) {
      const remedy = order === 0 ? 'The first heading has one "#".' : 'Only the first has one "#".';
      add(line, `the heading "${title}" is of the wrong level.`, remedy);
    }
    return {
      id: name?.id ?? '',
      line,
      title,
      titleHtml: heading ? render([heading]) : '',
      ...(name?.kicker && { kickerHtml: lineOf(name.kicker) }),
      parts: readParts(tokens.slice(start + 3, end), { lines, words, render, add }),
      pictures: slottedIn(markdown, tokens.slice(start, end)),
    };
  });
  return { sections, faults };
}

function readParts(tokens: readonly Token[], text: Text): SectionPart[] {
  const parts: SectionPart[] = [];
  let prose: Token[] = [];
  const endProse = (): void => {
    const cues = cuesIn(prose);
    if (prose.length > 0)
      parts.push({ kind: 'prose', html: text.render(prose), ...(cues.length > 0 && { cues }) });
    prose = [];
  };
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    if (token.type !== 'container_block_open') {
      prose.push(token);
      if (token.level === 0 && token.nesting <= 0) endProse();
      continue;
    }
    endProse();
    const end = tokens.findIndex(
      ({ type, level }, at) =>
        at > index && type === 'container_block_close' && level === token.level,
    );
    const part = readBlock(token, tokens.slice(index + 1, end), text);
    if (part) parts.push(part);
    index = end;
  }
  endProse();
  return parts;
}

const cuesIn = (block: readonly Token[]): Cue[] =>
  block.flatMap(({ children }) =>
    (children ?? []).flatMap((token, open, inline) => {
      if (token.type !== 'cue_open') return [];
      const close = inline.findIndex(({ type }, at) => at > open && type === 'cue_close');
      const words = inline.slice(open, close).map(({ content }) => content);
      return { layer: String(token.attrGet('data-on')), words: words.join('') };
    }),
  );

const blocks =
  '"::: record", "::: caption", "::: fold TITLE", "::: chart NAME", "::: pictures", "::: compare", "::: share", "::: sources" and "::: about-map"';

function readBlock(
  { info, map }: Token,
  inner: readonly Token[],
  text: Text,
): SectionPart | undefined {
  const { lines, render, add } = text;
  const [line = 0, end = 0] = map ?? [];
  const [kind = '', ...words] = info.trim().split(/\s+/);
  const name = words.join(' ');
  const isEmpty = inner.length === 0;
  if (kind === '')
    return add(line, 'this ":::" closes no block.', 'Begin a block above it, or take it out.');
  if (!/^\s*:{3,}\s*$/.test(lines[end] ?? ''))
    return add(line, `the block "::: ${kind}" is not closed.`, 'End it with a line of ":::".');
  if (inner.some(({ type }) => type === 'container_block_open')) {
    const remedy = 'Close it before the next one.';
    return add(line, `the block "::: ${kind}" holds another block.`, remedy);
  }
  if ((kind === 'record' || kind === 'caption') && !name) return { kind, html: render(inner) };
  if (kind === 'fold' && name) return { kind, title: name, html: render(inner) };
  if (kind === 'chart' && name && isEmpty) return { kind, name, line };
  if ((kind === 'sources' || kind === 'about-map' || kind === 'share') && !name && isEmpty)
    return { kind };
  if (kind !== 'pictures' && kind !== 'compare')
    return add(
      line,
      `"::: ${info.trim()}" is not a block of the story.`,
      `The blocks are ${blocks}; a record, a caption and a fold have text inside, pictures and compare pictures, no other.`,
    );
  if (name !== '' && !isWidth(name)) {
    const remedy = 'Write "wide", "full" or "top" after it, or nothing.';
    return add(line, `"${name}" is not a width of pictures.`, remedy);
  }
  const html = renderPictures(kind, name, inner, text);
  if (html) return { kind: 'prose', html };
  return add(
    line,
    `"::: ${kind}" holds ${kind === 'compare' ? 'two pictures' : 'pictures'}, and after them their caption.`,
    'Write each on a line of its own, and an empty line before the caption.',
  );
}

/** Renders pictures side by side or for comparison; undefined if the block holds anything else. */
function renderPictures(
  kind: 'pictures' | 'compare',
  width: Shown | '',
  inner: readonly Token[],
  { render, words }: Text,
): string | undefined {
  const end = inner.findLastIndex(({ type }) => type === 'figure_close') + 1;
  const [figures, caption] = [inner.slice(0, end), inner.slice(end)];
  const images = figures
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === 'image');
  const areAll = (tokens: readonly Token[], types: RegExp) =>
    tokens.every(({ type }) => types.test(type));
  const isWhole = kind === 'pictures' ? images.length > 0 : images.length === 2;
  if (!isWhole || !areAll(figures, /^(figure_|inline)/) || !areAll(caption, /^(paragraph_|inline)/))
    return undefined;
  const shown = kind === 'pictures' ? 'part' : width || 'column';
  images.forEach((image, i) => {
    showAs(image, shown, kind === 'compare' && i > 0 ? images[0] : undefined);
  });
  const shared = caption.length > 0 ? `<figcaption>${render(caption)}</figcaption>\n` : '';
  const slider = `<input type="range" value="50" step="any" aria-label="${escapeHtml(words.compare)}">\n`;
  const control = kind === 'compare' ? slider : '';
  return `<figure class="${kind}${width && ` ${width}`}">
<div class="shown">
${render(figures)}${control}</div>
${shared}</figure>
`;
}
