import { cacheControl, hashedFolder, tilesFolder } from './cache-control.ts';
import type { Headers } from './response-headers.ts';

/**
 * What a Caddy site block imports to serve the built folder: `import …/Caddyfile` after
 * `root * …`. Caddy sends the ready compressed files as they are.
 */
export function caddySnippet(headers: Headers): string {
  const always = Object.entries(headers).map(([name, value]) => `\t${name} "${value}"`);
  return [
    '# Import this in a site block that serves the story at its root.',
    'header {',
    ...always,
    '}',
    `@hashed path ${hashedFolder}*`,
    `header @hashed Cache-Control "${cacheControl.hashed}"`,
    `@tiles path ${tilesFolder}*`,
    `header @tiles Cache-Control "${cacheControl.tiles}"`,
    `@other not path ${hashedFolder}* ${tilesFolder}*`,
    `header @other Cache-Control "${cacheControl.other}"`,
    '@hosting path /hosting/*',
    'respond @hosting 404',
    'file_server {',
    '\tprecompressed br gzip',
    '}',
    '',
  ].join('\n');
}
