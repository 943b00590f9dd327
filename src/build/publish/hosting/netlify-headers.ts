import { cacheControl, cacheControlOf, tilesFolder } from './cache-control.ts';
import type { Headers } from './response-headers.ts';

/**
 * A `_headers` file as Netlify and Cloudflare Pages read it. Rules that match the same path are
 * joined there, and hold for errors too, so each file is named by itself but the many tiles, whose
 * time is short. Cloudflare Pages ignores all rules after the first hundred; the hashed files come
 * last, and are revalidated where theirs is dropped.
 *
 * @param headers The headers of every response.
 * @param files The built files, by their paths from the folder, such as `assets/index-1.js`.
 */
export function netlifyHeaders(headers: Headers, files: readonly string[]): string {
  const rulesOf = (value: string): string =>
    files
      .map((file) => `/${file}`)
      .filter((path) => cacheControlOf(path) === value)
      .flatMap((path) => (path === '/index.html' ? ['/', path] : [path]))
      .map((path) => rule(path, { 'Cache-Control': value }))
      .join('');
  return [
    rule('/*', headers),
    rule(`${tilesFolder}*`, { 'Cache-Control': cacheControl.tiles }),
    rulesOf(cacheControl.other),
    rulesOf(cacheControl.hashed),
  ].join('');
}

function rule(path: string, headers: Headers): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  return `${path}\n${lines.join('')}`;
}
