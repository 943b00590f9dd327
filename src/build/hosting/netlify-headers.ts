import { cacheControl, cacheControlOf, hashedFolder, tilesFolder } from './cache-control.ts';
import type { Headers } from './response-headers.ts';

/**
 * A `_headers` file as Netlify and Cloudflare Pages read it. Rules that match the same path are
 * joined there, so each file outside the two folders is named by itself.
 *
 * @param headers The headers of every answer.
 * @param files The built files, by their paths from the folder, such as `index.html`.
 */
export function netlifyHeaders(headers: Headers, files: readonly string[]): string {
  const unhashed = files
    .map((file) => `/${file}`)
    .filter((path) => cacheControlOf(path) === cacheControl.other)
    .flatMap((path) => (path === '/index.html' ? ['/', path] : [path]));
  return [
    rule('/*', headers),
    rule(`${hashedFolder}*`, { 'Cache-Control': cacheControl.hashed }),
    rule(`${tilesFolder}*`, { 'Cache-Control': cacheControl.tiles }),
    ...unhashed.map((path) => rule(path, { 'Cache-Control': cacheControl.other })),
  ].join('');
}

function rule(path: string, headers: Headers): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  return `${path}\n${lines.join('')}`;
}
