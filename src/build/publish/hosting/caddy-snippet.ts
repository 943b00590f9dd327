import { cacheControl, hashedFolder, tilesFolder } from './cache-control.ts';
import type { Headers } from './response-headers.ts';

/**
 * What a Caddy site block imports to serve the built folder: `import …/Caddyfile` after
 * `root * …`. Caddy sends the ready compressed files as they are. The matcher of a folder
 * requires an existing file, so that an error is never cached.
 */
export function caddySnippet(headers: Headers): string {
  const always = Object.entries(headers).map(([name, value]) => `\t${name} "${value}"`);
  const caching = (name: string, folder: string, value: string): string[] => [
    `@${name} {`,
    `\tpath ${folder}*`,
    '\tnot path */',
    '\tfile',
    '}',
    `header @${name} Cache-Control "${value}"`,
  ];
  return [
    '# Import this in a site block that serves the story at its root.',
    'header {',
    ...always,
    '}',
    ...caching('hashed', hashedFolder, cacheControl.hashed),
    ...caching('tiles', tilesFolder, cacheControl.tiles),
    '@other {',
    `\tnot {`,
    `\t\tpath ${hashedFolder}* ${tilesFolder}*`,
    '\t\tnot path */',
    '\t\tfile',
    '\t}',
    '}',
    `header @other Cache-Control "${cacheControl.other}"`,
    '@hosting path /hosting/*',
    'respond @hosting 404',
    'file_server {',
    '\tprecompressed br gzip',
    '}',
    '',
  ].join('\n');
}
