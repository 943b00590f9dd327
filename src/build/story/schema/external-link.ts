import { escapeHtml } from '../text/escape-html.ts';

/** What every link out of the page carries: the other site learns neither the page nor its window. */
export const externalRel = 'external noopener noreferrer';

/**
 * Whether a URL is absolute and leads to the web: not to a script, a file or a mail, nor relative to the
 * page's own scheme, as `//host` is, which leads to a disk from a page on a disk.
 */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^/\\\s]/i.test(url) && URL.canParse(url);
}

/**
 * A link to another site around ready HTML.
 *
 * @throws RangeError when the URL is not an `http:` or `https:` one.
 */
export function externalLink(url: string, html: string): string {
  if (!isWebAddress(url)) throw new RangeError(`"${url}" is not a web address.`);
  return `<a href="${escapeHtml(url)}" rel="${externalRel}">${html}</a>`;
}
