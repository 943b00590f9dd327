import { isWebAddress } from '../schema/values.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for an HTML element's content and for a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** The same of a text that names keys of the keyboard, each in `<kbd>`. */
export const keysHtml = (text: string): string =>
  escapeHtml(text).replace(/&lt;(\/?)kbd&gt;/g, '<$1kbd>');

/** What every link out of the page carries: the other site learns neither the page nor its window. */
export const externalRel = 'external noopener noreferrer';

/** A link to another site. @throws RangeError unless the URL is an `http:` or `https:` one. */
export function externalLink(url: string, html: string): string {
  if (!isWebAddress(url)) throw new RangeError(`"${url}" is not a web address.`);
  return `<a href="${escapeHtml(url)}" rel="${externalRel}">${html}</a>`;
}
