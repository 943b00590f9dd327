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

/** Escapes a text, but keeps the `<kbd>` around each key of the keyboard. */
export const keysHtml = (text: string) => escapeHtml(text).replace(/&lt;(\/?)kbd&gt;/g, '<$1kbd>');

/** Writes, after a space, a `data-` attribute that the page's scripts or style sheets read. */
export const data = (name: PageData, value: string | number): string =>
  ` data-${name}="${escapeHtml(String(value))}"`;

/** The `rel` of external links, so that the other site learns nothing of the page and cannot reach its window. */
export const externalRel = 'external noopener noreferrer';

/** Writes a link to another site. @throws RangeError unless `url` is `http:` or `https:`. */
export function externalLink(url: string, html: string): string {
  if (!isWebAddress(url)) throw new RangeError(`"${url}" is not a web address.`);
  return `<a href="${escapeHtml(url)}" rel="${externalRel}">${html}</a>`;
}

/** Writes a `<time>` element for an ISO date, in the language of `locale`. */
export const formatTime = (date: string, locale: string): string =>
  `<time datetime="${escapeHtml(date)}">${escapeHtml(formatDate(date, locale))}</time>`;

/** Renders a table; its first column heads the rows. @param rows Cells as HTML. @param numbers Columns of numbers. */
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
