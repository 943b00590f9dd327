import { escapeHtml } from './escape-html.ts';

/** What every link out of the page carries: the other site learns neither the page nor its window. */
export const externalRel = 'external noopener noreferrer';

/**
 * A link to another site around ready HTML.
 *
 * @throws RangeError when the address is not an `http:` or `https:` one.
 */
export function externalLink(url: string, html: string): string {
  if (!/^https?:\/\//i.test(url)) throw new RangeError(`"${url}" is not a web address.`);
  return `<a href="${escapeHtml(url)}" rel="${externalRel}">${html}</a>`;
}
