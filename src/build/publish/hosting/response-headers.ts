import { frameAncestors } from './frame-ancestors.ts';

/** Headers by their names, in the order in which they are written. */
export type Headers = Readonly<Record<string, string>>;

/** Pictures, fonts and shapes, which no browser runs or opens as a page. */
const inert = /\.(avif|geojson|png|webp|woff2)$/;

/** The headers that browsers heed for documents and workers alone. */
const ofPages = [
  'Content-Security-Policy',
  'Cross-Origin-Opener-Policy',
  'Permissions-Policy',
  'Referrer-Policy',
];

/**
 * The names of the headers that say nothing of a file. Over HTTP/1.1 they outweigh a small one; HTTP/2
 * sends what repeats as an index, and hosts that speak it may send them all with everything.
 *
 * @param path The file's, from the folder.
 */
export const needlessHeaders = (path: string): readonly string[] =>
  inert.test(path) ? ofPages : [];

/**
 * The headers of every response: the page's own policy, which then covers its workers too, with the
 * directives that a `<meta>` cannot have, and what isolates the story from other sites.
 *
 * @param page The built `index.html`; a page without a policy gets only the part on frames.
 * @param embeddedBy The sites that may show the story in a frame; none by default.
 */
export function responseHeaders(page: string, embeddedBy: readonly string[] = []): Headers {
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)?.[1];
  const frames = frameAncestors(embeddedBy);
  return {
    'Content-Security-Policy': policy ? `${policy}; ${frames}` : frames,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}
