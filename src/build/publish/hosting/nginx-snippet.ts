import { cacheControl, hashedFolder, tilesFolder } from './cache-control.ts';
import type { Headers } from './response-headers.ts';

/**
 * What an nginx `server` block includes to serve the built folder: `include …/nginx.conf;` after
 * `root …;`. An `add_header` within a `location` discards those around it, so the cache rules
 * come from variables. Only a file that exists is cached: its header has no `always`, and so no error
 * carries it. Brotli needs the module `ngx_brotli`; without it readers get gzip.
 */
export function nginxSnippet(headers: Headers): string {
  const always = Object.entries(headers).map(
    ([name, value]) => `add_header ${name} "${value}" always;`,
  );
  const caching = (folder: string, value: string): string =>
    `if ($story_file ~ "^${folder}") { set $story_kept "${value}"; set $story_asked ""; }`;
  return [
    '# Include this in a server block that serves the story at its root.',
    'index index.html;',
    'charset utf-8;',
    'gzip_static on;',
    '# brotli_static on;  # with ngx_brotli',
    'gzip_vary on;',
    'etag on;',
    'include mime.types;',
    'types {',
    '  application/geo+json geojson;',
    '  text/javascript mjs;',
    '}',
    'set $story_file "";',
    'if (-f $request_filename) { set $story_file $uri; }',
    'set $story_kept "";',
    `set $story_asked "${cacheControl.other}";`,
    caching(hashedFolder, cacheControl.hashed),
    caching(tilesFolder, cacheControl.tiles),
    'add_header Cache-Control $story_kept;',
    'add_header Cache-Control $story_asked always;',
    ...always,
    'location ~ ^/hosting/ { return 404; }',
    'location / { try_files $uri $uri/ =404; limit_except GET { deny all; } }',
    '',
  ].join('\n');
}
