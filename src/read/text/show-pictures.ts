import type { MarkdownIt, Token } from 'markdown-it';
import { escapeHtml } from './html.ts';

/** The widths that an author can give pictures, in braces or after a block's name. */
const widths = ['wide', 'full', 'top'] as const;

/** How a picture is shown: as a `part` if several share a width, as `text` if it is within a line. */
export type Shown = (typeof widths)[number] | 'column' | 'part' | 'text';

export const isWidth = (word: string): word is (typeof widths)[number] =>
  widths.some((each) => each === word);

export interface PictureMark {
  readonly shown: Shown;
  /** The URL of the picture with which this one is compared. */
  readonly comparedWith?: string;
}

/** Marks a picture's place in a text's HTML; it cannot occur otherwise, since an author's HTML is escaped. */
export const pictureSlot = '<img>';

/** A picture that fills a slot; `alt` is HTML. */
export interface SlottedPicture extends PictureMark {
  readonly url: string;
  readonly alt: string;
}

export const markOf = ({ meta }: Token): PictureMark =>
  (meta as PictureMark | null) ?? { shown: 'text' };

export function showAs(token: Token, shown: Shown, comparedWith?: Token): void {
  token.meta = { shown, ...(comparedWith && { comparedWith: urlOf(comparedWith) }) };
}

export const urlOf = (token: Token): string => String(token.attrGet('src') ?? '');

/** Adds a rule: `![Alt](port.jpg "Caption. Credit"){wide}` is a figure if its paragraph holds only pictures. */
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
    const around = (tag: string, inside: readonly Token[], className?: string): Token[] => {
      if (inside.length === 0) return [];
      const open = new Token(`${tag}_open`, tag, 1);
      if (className) open.attrSet('class', className);
      return [open, ...inside, new Token(`${tag}_close`, tag, -1)];
    };
    const parse = (words: string): Token[] => {
      const inside: Token[] = [];
      markdown.inline.parse(words, markdown, state.env, inside);
      return inside;
    };
    const figure = (image: Token, level: number, line: number): Token[] => {
      const { shown } = markOf(image);
      if (shown === 'text') showAs(image, 'column');
      const inline = new Token('inline', '', 0);
      inline.content = String(image.attrGet('title') ?? '');
      const [caption, credit] = partsOf(inline.content);
      const words = [...around('span', parse(caption)), ...around('span', parse(credit), 'credit')];
      inline.children = [image, ...around('figcaption', words)];
      const all = around('figure', [inline], isWidth(shown) ? `picture ${shown}` : 'picture');
      return all.map((token) =>
        Object.assign(token, { map: [line, line + 1], level, block: true }),
      );
    };
    state.tokens = state.tokens.flatMap((token, i, all) => {
      // A paragraph's words are between its two tokens.
      if (token.type === 'paragraph_open' && isPictures(all[i + 1])) return [];
      if (token.type === 'paragraph_close' && isPictures(all[i - 1])) return [];
      const open = all[i - 1];
      if (open?.type !== 'paragraph_open' || !isPictures(token)) return token;
      let line = token.map?.[0] ?? 0;
      return (token.children ?? []).flatMap((child) => {
        if (child.type === 'softbreak') line += 1;
        return child.type === 'image' ? figure(child, open.level, line) : [];
      });
    });
  });
  markdown.renderer.rules.image = () => pictureSlot;
}

/** Lists the pictures in tokens, in the order of their slots. */
export const slottedIn = ({ renderer, options }: MarkdownIt, tokens: readonly Token[]) =>
  tokens.flatMap(({ children }) =>
    (children ?? []).flatMap((token) => {
      if (token.type !== 'image') return [];
      const alt = escapeHtml(renderer.renderInlineAsText(token.children ?? [], options, {}));
      return { ...markOf(token), url: urlOf(token), alt };
    }),
  );

const isPictures = (token: Token | undefined): boolean =>
  token?.type === 'inline' &&
  !!token.children?.some(({ type }) => type === 'image') &&
  token.children.every(
    ({ type, content }) =>
      type === 'image' || type === 'softbreak' || (type === 'text' && content.trim() === ''),
  );

const cites = String.raw`["'”’»)]*(?:\[\^[^\]\s]+\])*`;
const lastSentence = new RegExp(
  String.raw`^(.*(?:[\p{Ll}\p{Lo}\p{N}]["'”’»)]*[.!?…]${cites}\s+|[。！？؟।]${cites}\s*))(.*[^.!?…。！？؟।\s])\s*$`,
  'su',
);

/** How many characters are searched for the last sentence's end, so that no caption takes long. */
const maxCredit = 1000;

/** Splits a caption from the credit, which follows its last sentence and has no full stop. */
function partsOf(words: string): readonly [caption: string, credit: string] {
  const end = words.slice(-maxCredit);
  const [, caption = '', credit = ''] = lastSentence.exec(end) ?? [];
  if (credit === '' || /^\[\^/.test(credit)) return [words, ''];
  return [words.slice(0, -maxCredit) + caption, credit];
}
