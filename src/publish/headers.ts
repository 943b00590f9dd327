import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { filesIn } from '../files/story-files.ts';
import { contentSecurityPolicy } from '../render/policy.ts';

const day = 24 * 60 * 60;

/** The paths in a folder of the original or of an edition, such as `ko/`. */
const below = (folder: string) => new RegExp(`^/([a-z]{2,3}(-[A-Za-z0-9]+)*/)?${folder}/`);

const hashedFiles = below('assets');
const tiles = below('(relief|streets|tiles)');

/** How long each kind of file may be cached without revalidation. The names of tiles do not change with them. */
export const cacheControl = {
  hashed: `public, max-age=${365 * day}, immutable`,
  tiles: `public, max-age=${day}`,
  other: 'no-cache',
} as const;

/** The `Cache-Control` of a file that is there, by its path from the story's folder. */
export function cacheControlOf(path: string): string {
  if (hashedFiles.test(path)) return cacheControl.hashed;
  if (tiles.test(path)) return cacheControl.tiles;
  return cacheControl.other;
}

export type Headers = Readonly<Record<string, string>>;

/** Pictures, fonts and shapes. */
const inert = /\.(avif|geojson|mp4|mvt|png|webm|webp|woff2)$/;

/** The headers that browsers apply to documents and workers alone. */
const ofPages = [
  'Content-Security-Policy',
  'Cross-Origin-Opener-Policy',
  'Permissions-Policy',
  'Referrer-Policy',
];

/** The headers that a file does not need: over HTTP/1.1 they outweigh a small one. */
export const needlessHeaders = (path: string): readonly string[] =>
  inert.test(path) ? ofPages : [];

/** The headers of every response. The hashes of a page's inline styles are in its own policy. */
export function responseHeaders(embeddedBy: readonly string[] = []): Headers {
  const frames = `frame-ancestors ${embeddedBy.length === 0 ? "'none'" : embeddedBy.join(' ')}`;
  return {
    'Content-Security-Policy': `${contentSecurityPolicy(["'unsafe-inline'"])}; ${frames}`,
    'Cross-Origin-Opener-Policy': 'same-origin',
    // The page around fetches the script for the frame's height, and the picture of a link.
    'Cross-Origin-Resource-Policy': embeddedBy.length === 0 ? 'same-origin' : 'cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

/** Writes the headers of the built story, in a folder of the host, to `_headers`, after all that writes files. */
export const headersPlugin = (embeddedBy: readonly string[], base: string): Plugin => ({
  name: 'headers',
  apply: 'build',
  writeBundle: {
    order: 'post',
    sequential: true,
    async handler({ dir = '.' }) {
      const headers = responseHeaders(embeddedBy);
      await writeFile(join(dir, '_headers'), netlifyHeaders(headers, await filesIn(dir), base));
    },
  },
});

/**
 * A `_headers` file for Netlify and Cloudflare Pages. They join the rules of a path and apply them to errors too, so each
 * file but tiles has its own. Cloudflare drops rules after the hundredth: those of hashed files come last.
 */
export function netlifyHeaders(headers: Headers, files: readonly string[], base = '/'): string {
  const folderOf = (path: string) => tiles.exec(path)?.[0];
  const rule = (path: string, headers: Headers): string => {
    const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
    return `${encodeURI(base)}${path.slice(1)}\n${lines.join('')}`;
  };
  const paths = files.map((file) => `/${file}`);
  const rulesOf = (value: string): string =>
    paths
      .filter((path) => cacheControlOf(path) === value && !folderOf(path))
      .flatMap((path) => (path.endsWith('/index.html') ? [path.slice(0, -10), path] : [path]))
      .map((path) => rule(path, { 'Cache-Control': value }))
      .join('');
  const many = paths.flatMap((path) => folderOf(path) ?? []);
  return [
    rule('/*', headers),
    ...[...new Set(many)].map((folder) =>
      rule(`${folder}*`, { 'Cache-Control': cacheControlOf(folder) }),
    ),
    rulesOf(cacheControl.other),
    rulesOf(cacheControl.hashed),
  ].join('');
}
