import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { filesIn } from '../files/story-files.ts';
import { contentSecurityPolicy } from '../render/policy.ts';

const day = 24 * 60 * 60;

const below = (folder: string) => new RegExp(`^/([a-z]{2,3}(-[A-Za-z0-9]+)*/)?${folder}/`);

const hashedFiles = below('assets');
const tiles = below('(relief|streets|tiles)');

/** The `Cache-Control` of hashed files, of tiles, whose names stay when they change, and of other files. */
export const cacheControl = {
  hashed: `public, max-age=${365 * day}, immutable`,
  tiles: `public, max-age=${day}`,
  other: 'no-cache',
} as const;

/** Returns the `Cache-Control` of an existing file, by its path from the story's folder. */
export function cacheControlOf(path: string): string {
  if (hashedFiles.test(path)) return cacheControl.hashed;
  if (tiles.test(path)) return cacheControl.tiles;
  return cacheControl.other;
}

export type Headers = Readonly<Record<string, string>>;

const inert = /\.(avif|geojson|mp4|mvt|png|webm|webp|woff2)$/;

/** The headers that browsers apply only to documents and workers. */
const ofPages = [
  'Content-Security-Policy',
  'Cross-Origin-Opener-Policy',
  'Permissions-Policy',
  'Referrer-Policy',
];

/** Returns the headers that a file does not need; over HTTP/1.1, they would outweigh a small file. */
export const needlessHeaders = (path: string) => (inert.test(path) ? ofPages : []);

/** Returns the headers of every response; a page's policy also has hashes of its inline styles. */
export function responseHeaders(embeddedBy: readonly string[] = []): Headers {
  const frames = `frame-ancestors ${embeddedBy.length === 0 ? "'none'" : embeddedBy.join(' ')}`;
  return {
    'Content-Security-Policy': `${contentSecurityPolicy(["'unsafe-inline'"])}; ${frames}`,
    'Cross-Origin-Opener-Policy': 'same-origin',
    // A page that embeds the story fetches the script for the frame's height, and the picture for links.
    'Cross-Origin-Resource-Policy': embeddedBy.length === 0 ? 'same-origin' : 'cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

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
 * Writes a `_headers` file for Netlify and Cloudflare Pages. They merge a path's rules, also for errors, so
 * each file but tiles has its own rule. Cloudflare drops rules after the hundredth, so hashed files' rules come last.
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
  const folders = new Set(paths.flatMap((path) => folderOf(path) ?? []));
  return [
    rule('/*', headers),
    ...[...folders].map((folder) => rule(`${folder}*`, { 'Cache-Control': cacheControl.tiles })),
    rulesOf(cacheControl.other),
    rulesOf(cacheControl.hashed),
  ].join('');
}
