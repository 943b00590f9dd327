import type { PageData } from '../../dom/page-parts.ts';
import { formatDate } from '../../words/formats.ts';
import { isWebAddress } from '../schema/values.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for HTML content and quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** Escapes a text that names keys of the keyboard, each in `<kbd>`. */
export const keysHtml = (text: string) => escapeHtml(text).replace(/&lt;(\/?)kbd&gt;/g, '<$1kbd>');

/** A `data-` attribute that the page's scripts or style sheets read, after a space. */
export const data = (name: PageData, value: string | number): string =>
  ` data-${name}="${escapeHtml(String(value))}"`;

/** The `rel` of links out of the page: the other site learns neither the page nor its window. */
export const externalRel = 'external noopener noreferrer';

/** A link to another site. @throws RangeError unless `url` is `http:` or `https:`. */
export function externalLink(url: string, html: string): string {
  if (!isWebAddress(url)) throw new RangeError(`"${url}" is not a web address.`);
  return `<a href="${escapeHtml(url)}" rel="${externalRel}">${html}</a>`;
}

/** A `<time>` element for an ISO date, in the language of `locale`. */
export const formatTime = (date: string, locale: string): string =>
  `<time datetime="${escapeHtml(date)}">${escapeHtml(formatDate(date, locale))}</time>`;

/** A table whose first column heads its rows. @param rows Cells as HTML. @param numbers Columns of numbers. */
export function renderTable(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = [],
): string {
  const mark = (column: number) => (numbers.includes(column) ? ' class="number"' : '');
  const head = heads.map((text, at) => `<th scope="col"${mark(at)}>${escapeHtml(text)}</th>`);
  const body = rows.map(([name = '', ...cells]) => {
    const rest = cells.map((cell, at) => `<td${mark(at + 1)}>${cell}</td>`);
    return `<tr><th scope="row">${name}</th>${rest.join('')}</tr>\n`;
  });
  return `<table>
<caption>${escapeHtml(caption)}</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${body.join('')}</tbody>
</table>`;
}
