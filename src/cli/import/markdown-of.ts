import { parseHTML } from 'linkedom';
import Turndown from 'turndown';
import { LimitError } from '../../files/story-error.ts';
import { isWebAddress } from '../../read/schema/values.ts';
import { changed, lost, type Remark, textOf } from './imported.ts';

/** HTML as Markdown, and what did not come over. */
export interface Converted {
  readonly markdown: string;
  readonly remarks: readonly Remark[];
}

/** How a picture is written into the text: its address, what it shows, and its caption, as Markdown. */
export type ShowPicture = (url: string, alt: string, caption: string) => Converted;

/**
 * The Markdown of HTML, or of a text without any: its words, emphasis, lists, quotations, links and pictures, with
 * no HTML left.
 */
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
      const shown = showPicture(
        url,
        image.getAttribute('alt') ?? '',
        escaped(image.getAttribute('title') ?? ''),
      );
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
      const source = element.querySelector('source');
      const address =
        [
          element.getAttribute('src'),
          element.getAttribute('data'),
          source?.getAttribute('src'),
        ].find(Boolean) ?? '';
      const shown = embedded(address);
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
  // A note's number must not join the figure before it.
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
  const document = documentOf(html, mostTagsOfText);
  // Turndown asks for all items at each, which linkedom counts anew; a copy of the body would do so too.
  for (const list of document.querySelectorAll('ol'))
    Object.defineProperty(list, 'children', { value: [...list.children] });
  Object.defineProperty(document.body, 'cloneNode', { value: () => document.body });
  const markdown = turndown.turndown(document.body as never);
  return { markdown: tidy(markdown), remarks };
}

/** The most tags and entities of a page and of a chapter's text, and the levels of tags; more would take minutes. */
const [mostTags, mostTagsOfText, mostLevels] = [40_000, 10_000, 200];

/** HTML with a space between badges and the like, which styles kept apart, and code as other words. */
export function documentOf(html: string, most = mostTags): Document {
  const spaced = html
    .replaceAll(/(?:\s|&(?:nbsp|#160|#xa0);){9,}/gi, ' ')
    .replaceAll(/<\/span><span\b/gi, '</span> <span')
    .replaceAll(/<(\/?)pre\b/gi, '<$1div')
    .replaceAll(/<(\/?)code\b/gi, '<$1span');
  if ((html.match(/[<&]/g)?.length ?? 0) > most) throw new LimitError('too many tags');
  const { document } = parseHTML(`<!doctype html><html><body>${spaced}</body></html>`);
  if (isDeep(document.body, mostLevels)) throw new LimitError('too deep');
  return document;
}

const isDeep = ({ children }: Element, levels: number): boolean =>
  levels === 0 || [...children].some((each) => isDeep(each, levels - 1));

const plain = new Turndown();

/** A text as Markdown says it literally; a word joiner keeps the marks of this engine's from being taken for such. */
function escaped(text: string): string {
  return plain
    .escape(text.replaceAll(/\s+/g, ' '))
    .replaceAll(/([{}<|~])/g, '\\$1')
    .replaceAll(/(\\\[(?=\^)|\\\](?=\(|\\\{)|\\\{(?=#)|^(?=::))/gm, '$1\u2060');
}

/** A text on one line as the Markdown of a heading, at which braces would be its name. */
export const headingOf = (text: string): string =>
  escaped(text.trim().replaceAll('{', '(').replaceAll('}', ')'));

/** HTML on one line, such as of a heading, without pictures and links. */
export function lineOf(html: string): string {
  const spaced = html.replaceAll(/<(br|\/?(p|div|h\d|li))\b/gi, ' $&');
  return headingOf(documentOf(spaced).body.textContent ?? '');
}

/** A link in place of what another site would show within the page. */
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

/** An address within the parentheses of a link. */
export const linkable = (url: string): string =>
  url.replaceAll(
    /[\s()<>"\\]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

/** Without spaces at the ends of lines, but for a break within a paragraph. */
const tidy = (text: string): string =>
  text
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trimEnd() + (line.endsWith('  ') && line.trim() ? '  ' : ''))
    .join('\n')
    .replaceAll(/ {0,2}\n\n+/g, '\n\n')
    .trim();

/** The words of a text with or without HTML. */
export const plainOf = (value: unknown): string =>
  lineOf(textOf(value)).replaceAll(/\\(.)/g, '$1').replaceAll('\u2060', '');
