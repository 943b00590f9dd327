const day = 24 * 60 * 60;

/** What stands before a path in an edition's folder, such as `ko/`; nothing in the original's. */
const edition = '([a-z][a-z][a-z]?(-[A-Za-z0-9]+)*/)?';

/** How the paths of files begin that have a hash of their content in their names, as a regular expression. */
export const hashedFiles = `${edition}assets/`;

/** Those of the tiles of relief, streets and pictures, whose names stay while their content may be made anew. */
export const tiles = `${edition}(relief|streets|tiles)/`;

/** Those of the pages that links to a section lead by. */
export const sectionPages = `${edition}s/`;

/** How long a browser or a CDN may cache each kind of file without revalidation. */
export const cacheControl = {
  hashed: `public, max-age=${365 * day}, immutable`,
  tiles: `public, max-age=${day}`,
  other: 'no-cache',
} as const;

/** The `Cache-Control` of a file that is there, by its path from the story's folder. */
export function cacheControlOf(path: string): string {
  if (new RegExp(`^/${hashedFiles}`).test(path)) return cacheControl.hashed;
  if (new RegExp(`^/${tiles}`).test(path)) return cacheControl.tiles;
  return cacheControl.other;
}

/** Headers by their names, in the order in which they are written. */
export type Headers = Readonly<Record<string, string>>;

/** Pictures, fonts and shapes, which no browser runs or opens as a page. */
const inert = /\.(avif|geojson|mp4|mvt|png|webm|webp|woff2)$/;

/** The headers that browsers heed for documents and workers alone. */
const ofPages = [
  'Content-Security-Policy',
  'Cross-Origin-Opener-Policy',
  'Permissions-Policy',
  'Referrer-Policy',
];

/** The headers that say nothing of a file: over HTTP/1.1 they outweigh a small one. */
export const needlessHeaders = (path: string): readonly string[] =>
  inert.test(path) ? ofPages : [];

/**
 * The headers of every response: the page's own policy, which then covers its workers too, with the
 * directives that a `<meta>` cannot have, and what isolates the story from other sites.
 *
 * @param pages The HTML of each edition: the policy, which hosts send with all files, lets through the styles of all.
 */
export function responseHeaders(
  pages: readonly string[],
  embeddedBy: readonly string[] = [],
): Headers {
  const policies = pages.flatMap(
    (page) => /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)?.[1] ?? [],
  );
  const hashes = new Set(policies.flatMap((each) => each.match(/'sha256-[^']+'/g) ?? []));
  const policy = policies[0]?.replace(/(?:'sha256-[^']+' ?)+(?=;|$)/, [...hashes].join(' '));
  const frames = `frame-ancestors ${embeddedBy.length === 0 ? "'none'" : embeddedBy.join(' ')}`;
  return {
    'Content-Security-Policy': policy ? `${policy}; ${frames}` : frames,
    'Cross-Origin-Opener-Policy': 'same-origin',
    // The page around fetches the script for the frame's height, and the picture of a link.
    'Cross-Origin-Resource-Policy': embeddedBy.length === 0 ? 'same-origin' : 'cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

const site =
  /^(\*|(https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*|http:\/\/(localhost|127\.0\.0\.1))(:\d+)?)$/i;

/**
 * The sites that `--embedded-by` or `STORY_EMBEDDED_BY` names, parted by spaces or commas: those that may
 * show the story in a frame. `*` is any site.
 *
 * @throws When one is not the origin of a site that is sent encrypted, or of this machine, since
 *   anything else could widen the policy.
 */
export function embeddedBy(environment: Readonly<Record<string, string | undefined>>): string[] {
  const sites = (environment.STORY_EMBEDDED_BY ?? '').split(/[\s,]+/).filter(Boolean);
  const wrong = sites.find((name) => !site.test(name));
  if (wrong !== undefined) {
    throw new Error(
      `--embedded-by: "${wrong}" is not the origin of an https site. Write one such as https://news.example, part several by spaces, or write * for any site.`,
    );
  }
  return sites;
}
