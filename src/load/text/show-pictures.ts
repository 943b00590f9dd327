import type { MarkdownIt, Token } from 'markdown-it';
import { escapeHtml } from './html.ts';

/** The words in braces or after a block's name that give a picture more than the width of its column. */
const widths = ['wide', 'full', 'top'] as const;

/** How a picture is shown: `part` where several share a width, `text` within a line. */
export type Shown = (typeof widths)[number] | 'column' | 'part' | 'text';

export const isWidth = (word: string): word is (typeof widths)[number] =>
  widths.some((each) => each === word);

/** What is known of a picture's token beside its attributes. */
export interface PictureMark {
  readonly shown: Shown;
  /** The URL of the picture that it is compared with. */
  readonly comparedWith?: string;
}

export const markOf = ({ meta }: Token): PictureMark => (meta as PictureMark | null) ?? inText;
const inText: PictureMark = { shown: 'text' };

export function showAs(token: Token, shown: Shown, comparedWith?: Token): void {
  token.meta = { shown, ...(comparedWith && { comparedWith: urlOf(comparedWith) }) };
}

/** A picture's URL, as it is written. */
export const urlOf = (token: Token): string => String(token.attrGet('src') ?? '');

/**
 * Markdown-it rules for pictures: `![What it shows](port.jpg "Caption. Credit"){wide}` is a figure where it
 * stands by itself, and so is each of several in a paragraph of nothing else.
 */
export function showPictures(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('text', 'width', (state, silent) => {
    const image = state.tokens.at(-1);
    const [braces = '', word = ''] = /^\{([a-z]+)\}/.exec(state.src.slice(state.pos)) ?? [];
    if (silent || state.pending !== '' || image?.type !== 'image' || !isWidth(word)) return false;
    showAs(image, word);
    state.pos += braces.length;
    return true;
  });
  markdown.core.ruler.after('inline', 'figure', (state) => {
    const { Token } = state;
    const around = (tag: string, inside: readonly Token[], attrs: [string, string][] = []) =>
      inside.length === 0
        ? []
        : [
            Object.assign(new Token(`${tag}_open`, tag, 1), { attrs }),
            ...inside,
            new Token(`${tag}_close`, tag, -1),
          ];
    const parse = (words: string): Token[] => {
      const inside: Token[] = [];
      markdown.inline.parse(words, markdown, state.env, inside);
      return inside;
    };
    const figure = (image: Token, level: number, line: number): Token[] => {
      const { shown } = markOf(image);
      if (shown === 'text') showAs(image, 'column');
      const open = new Token('figure_open', 'figure', 1);
      const inline = new Token('inline', '', 0);
      const close = new Token('figure_close', 'figure', -1);
      open.attrSet('class', isWidth(shown) ? `picture ${shown}` : 'picture');
      inline.content = String(image.attrGet('title') ?? '');
      const [caption, credit] = partsOf(inline.content);
      const told = [
        ...around('span', parse(caption)),
        ...around('span', parse(credit), [['class', 'credit']]),
      ];
      inline.children = [image, ...around('figcaption', told)];
      for (const token of [open, inline, close])
        Object.assign(token, { map: [line, line + 1], level, block: true });
      return [open, inline, close];
    };
    state.tokens = state.tokens.flatMap((token, i, all) => {
      const at = i + (toInline[token.type] ?? Number.NaN);
      const [open, inline] = [all[at - 1], all[at]];
      if (open?.type !== 'paragraph_open' || !inline || !isPictures(inline)) return token;
      if (token !== inline) return [];
      let line = inline.map?.[0] ?? 0;
      return (inline.children ?? []).flatMap((child) => {
        if (child.type === 'softbreak') line += 1;
        return child.type === 'image' ? figure(child, open.level, line) : [];
      });
    });
  });
  markdown.renderer.rules.image = (tokens, index, options, env, renderer) => {
    const image = tokens[index];
    if (!image) return '';
    const alt = renderer.renderInlineAsText(image.children ?? [], options, env);
    return picturePlace(urlOf(image), markOf(image).shown, alt);
  };
}

/** From each token of a paragraph to the one with its words. */
const toInline: Readonly<Record<string, number>> = {
  paragraph_open: 1,
  inline: 0,
  paragraph_close: -1,
};

const isPictures = ({ children }: Token): boolean =>
  !!children?.some(({ type }) => type === 'image') &&
  children.every(
    ({ type, content }) =>
      type === 'image' || type === 'softbreak' || (type === 'text' && content.trim() === ''),
  );

const cites = String.raw`["'”’»)]*(?:\[\^[^\]\s]+\])*`;
const lastSentence = new RegExp(
  String.raw`^(.*(?:[\p{Ll}\p{Lo}\p{N}]["'”’»)]*[.!?…]${cites}\s+|[。！？؟।]${cites}\s*))(.*[^.!?…。！？؟।\s])\s*$`,
  'su',
);

/**
 * A picture's words as its caption and its credit: what follows the last sentence, and has no full stop of its
 * own. An initial ends no sentence.
 */
function partsOf(words: string): readonly [caption: string, credit: string] {
  const [, caption = '', credit = ''] = lastSentence.exec(words) ?? [];
  return credit === '' || /^\[\^/.test(credit) ? [words, ''] : [caption, credit];
}

/** What stands in the page for a picture until its file is known, and where it is found again. */
const picturePlace = (url: string, shown: Shown, alt: string): string =>
  `<img data-picture="${escapeHtml(url)}" data-shown="${shown}" alt="${escapeHtml(alt)}">`;

/**
 * Puts pictures into their places in a story's HTML.
 *
 * @param draw Given a picture's URL as it is written, how it is shown, and its alternative as HTML.
 */
export const fillPictures = (
  html: string,
  draw: (url: string, shown: Shown, alt: string) => string,
): string =>
  html.replace(
    /<img data-picture="([^"]*)" data-shown="(\w+)" alt="([^"]*)">/g,
    (_, url: string, shown: Shown, alt: string) => draw(url.replaceAll('&amp;', '&'), shown, alt),
  );
