import { parseHTML } from 'linkedom';
import Turndown from 'turndown';
import { LimitError } from '../../files/story-error.ts';
import { isWebAddress } from '../../read/schema/values.ts';
import { changed, lost, type Remark, textOf } from './imported.ts';

export interface Converted {
  readonly markdown: string;
  readonly remarks: readonly Remark[];
}

/** Writes the picture at a URL as Markdown; the caption is also Markdown. */
export type ShowPicture = (url: string, alt: string, caption: string) => Converted;

/** Converts HTML or plain text to Markdown without HTML: words, emphasis, lists, quotations, links and pictures. */
export function markdownOf(html: string, showPicture: ShowPicture): Converted {
  const remarks: Remark[] = [];
  const turndown = new Turndown({ emDelimiter: '*', bulletListMarker: '-', headingStyle: 'atx' });
  const block = (text: string): string => (text ? `\n\n${text}\n\n` : '');
  turndown.addRule('heading', {
    filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    replacement: (content) => block(content.trim() && `**${content.trim().replaceAll('**', '')}**`),
  });
  turndown.addRule('picture', {
    filter: 'img',
    replacement(_, node) {
      const image = node as HTMLElement;
      const url = (image.getAttribute('src') || image.getAttribute('data-src') || '').trim();
      if (!url) return '';
      const [alt = '', title = ''] = ['alt', 'title'].map((name) => image.getAttribute(name) ?? '');
      const shown = showPicture(url, alt, escaped(title));
      remarks.push(...shown.remarks);
      return block(shown.markdown);
    },
  });
  turndown.addRule('link', {
    filter: 'a',
    replacement(content, node) {
      const address = (node as HTMLElement).getAttribute('href')?.trim() ?? '';
      const url = address.startsWith('//') ? `https:${address}` : address;
      const words = content.trim();
      if (isWebAddress(url) || /^mailto:/i.test(url))
        return words.includes('\n\n') || words.startsWith('![') || words.startsWith('[')
          ? `${block(words)}[${hostOf(url)}](${linkable(url)})`
          : `[${words || hostOf(url)}](${linkable(url)})`;
      if (url.startsWith('#')) remarks.push(lost('links within the page: their words are kept'));
      else if (url) remarks.push(lost(`the link "${url.slice(0, 200)}": its words are kept`));
      return content;
    },
  });
  turndown.addRule('embedded', {
    filter: (node) => /^(IFRAME|VIDEO|AUDIO|EMBED|OBJECT)$/.test(node.nodeName),
    replacement(_, node) {
      const element = node as HTMLElement;
      const source = element.querySelector('source')?.getAttribute('src');
      const address = element.getAttribute('src') || element.getAttribute('data') || source;
      const shown = embedded(address ?? '');
      remarks.push(...shown.remarks);
      return block(shown.markdown);
    },
  });
  turndown.addRule('row', {
    filter: 'tr',
    replacement: (content) => `${content.replace(/( · )+$/, '')}  \n`,
  });
  turndown.addRule('cell', {
    filter: ['td', 'th'],
    replacement: (content) =>
      content.includes('![') ? block(content) : `${content.trim().replaceAll(/\n\s*/g, ' ')} · `,
  });
  // A note's number must not run into a figure before it.
  turndown.addRule('raised', {
    filter: 'sup',
    replacement: (content) =>
      /^[123]$/.test(content)
        ? ('¹²³'[Number(content) - 1] ?? '')
        : content.replace(/^\d+$/, '\\[$&\\]'),
  });
  turndown.addRule('rule', { filter: 'hr', replacement: () => '' });
  turndown.remove(({ nodeName }) => {
    const isCode =
      /^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|SVG|CANVAS|BUTTON|INPUT|SELECT|FORM|LINK|META|HEAD)$/i.test(
        nodeName,
      );
    if (isCode && !/^(META|HEAD|LINK)$/i.test(nodeName))
      remarks.push(lost(`\`<${nodeName.toLowerCase()}>\``));
    return isCode;
  });
  turndown.escape = escaped;
  const document = documentOf(html, maxTagsOfChapter);
  const work = (spent.get(showPicture) ?? 0) + workOf(document.body, 1);
  if (work > maxWork) throw new LimitError('too many tags within tags');
  spent.set(showPicture, work);
  // Turndown reads all items at each item, and linkedom lists them anew each time; Turndown's copy would do so too.
  for (const list of document.querySelectorAll('ol'))
    Object.defineProperty(list, 'children', { value: [...list.children] });
  Object.defineProperty(document.body, 'cloneNode', { value: () => document.body });
  const markdown = turndown.turndown(document.body as never);
  return { markdown: tidy(markdown), remarks };
}

/** The maximum tags and entities of a page and of a chapter, and levels of tags; more would take minutes. */
const [maxTags, maxTagsOfChapter, maxLevels] = [40_000, 10_000, 200];

/** Parses HTML; puts a space between spans, which styles may keep apart, and makes code plain words. */
export function documentOf(html: string, max = maxTags): Document {
  const spaced = html
    .replaceAll(/(?:\s|&(?:nbsp|#160|#xa0);){9,}/gi, ' ')
    .replaceAll(/<\/span><span\b/gi, '</span> <span')
    .replaceAll(/<(\/?)pre\b/gi, '<$1div')
    .replaceAll(/<(\/?)code\b/gi, '<$1span');
  if ((html.match(/[<&]/g)?.length ?? 0) > max) throw new LimitError('too many tags');
  const { document } = parseHTML(`<!doctype html><html><body>${spaced}</body></html>`);
  if (isDeep(document.body, maxLevels)) throw new LimitError('too deep');
  return document;
}

/** Turndown indents a text anew at each level around it. */
const workOf = ({ children }: Element, level: number): number =>
  [...children].reduce((sum, each) => sum + workOf(each, level + 1), level);

/** The maximum of all tags of a story, each times its level; more would take minutes. */
const maxWork = 400_000;

/** What each import has spent of it; each reads with a `showPicture` of its own. */
const spent = new WeakMap<ShowPicture, number>();

const isDeep = ({ children }: Element, levels: number): boolean =>
  levels === 0 || [...children].some((each) => isDeep(each, levels - 1));

const plain = new Turndown();

/** Escapes text for Markdown; a word joiner breaks up what would be one of this engine's own marks. */
function escaped(text: string): string {
  return plain
    .escape(text.replaceAll(/\s+/g, ' '))
    .replaceAll(/([{}<|~])/g, '\\$1')
    .replaceAll(/(\\\[(?=\^)|\\\](?=\(|\\\{)|\\\{(?=#)|^(?=::))/gm, '$1\u2060');
}

/** Escapes a line for a heading, in which braces would set an id. */
export const headingOf = (text: string): string =>
  escaped(text.trim().replaceAll('{', '(').replaceAll('}', ')'));

/** Converts HTML to one line, as for a heading, without pictures and links. */
export function lineOf(html: string): string {
  const spaced = html.replaceAll(/<(br|\/?(p|div|h\d|li))\b/gi, ' $&');
  return headingOf(documentOf(spaced).body.textContent ?? '');
}

export function embedded(address: string): Converted {
  const url = address.startsWith('//') ? `https:${address}` : address;
  if (!isWebAddress(url))
    return { markdown: '', remarks: url ? [lost(`what "${url.slice(0, 200)}" showed`)] : [] };
  return {
    markdown: `[${hostOf(url)}](${linkable(url)})`,
    remarks: [changed(`what \`${url}\` showed within the page is a link`)],
  };
}

export const hostOf = (url: string): string =>
  URL.canParse(url) ? escaped(new URL(url).host.replace(/^www\./, '') || url) : escaped(url);

export const linkable = (url: string): string =>
  url.replaceAll(
    /[\s()<>"\\]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

const tidy = (text: string): string =>
  text
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trimEnd() + (line.endsWith('  ') && line.trim() ? '  ' : ''))
    .join('\n')
    .replaceAll(/ {0,2}\n\n+/g, '\n\n')
    .trim();

export const plainOf = (value: unknown): string =>
  lineOf(textOf(value)).replaceAll(/\\(.)/g, '$1').replaceAll('\u2060', '');
