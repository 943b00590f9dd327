import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { filesIn } from '../load/files/story-files.ts';
import { builtPages } from './built-pages.ts';
import {
  cacheControl,
  cacheControlOf,
  type Headers,
  hashedFiles,
  responseHeaders,
  sectionPages,
  tiles,
} from './headers.ts';

/**
 * Writes the headers of the built story in the forms that static hosts read, after all that writes files.
 *
 * @param embeddedBy The sites that may show the story in a frame.
 * @param base The folder of the host that the story stands in, such as `/stories/south/`.
 */
export function hostingPlugin(embeddedBy: readonly string[], base: string): Plugin {
  return {
    name: 'hosting',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = '.' }) {
        const files = await filesIn(dir);
        const headers = responseHeaders(builtPages(dir), embeddedBy);
        await mkdir(join(dir, 'hosting'), { recursive: true });
        await writeFile(join(dir, '_headers'), netlifyHeaders(headers, files, base));
        await writeFile(join(dir, 'hosting/nginx.conf'), nginxSnippet(headers, base));
        await writeFile(join(dir, 'hosting/Caddyfile'), caddySnippet(headers, base));
      },
    },
  };
}

/**
 * A `_headers` file as Netlify and Cloudflare Pages read it. Rules of the same path are joined there, and hold for
 * errors too: each file is named by itself but tiles and the pages of sections, whose errors none keeps for long.
 * Cloudflare Pages heeds a hundred rules; the hashed files come last, and are revalidated where theirs is dropped.
 */
export function netlifyHeaders(headers: Headers, files: readonly string[], base = '/'): string {
  const folders = new RegExp(`^/(${tiles}|${sectionPages})`);
  const rule = (path: string, headers: Headers): string => {
    const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
    return `${encodeURI(base)}${path.slice(1)}\n${lines.join('')}`;
  };
  const paths = files.map((file) => `/${file}`).filter((path) => !path.startsWith('/hosting/'));
  const rulesOf = (value: string): string =>
    paths
      .filter((path) => cacheControlOf(path) === value && !folders.test(path))
      .flatMap((path) => (path.endsWith('/index.html') ? [path.slice(0, -10), path] : [path]))
      .map((path) => rule(path, { 'Cache-Control': value }))
      .join('');
  const many = paths.flatMap((path) => folders.exec(path)?.[0] ?? []);
  return [
    rule('/*', headers),
    ...[...new Set(many)].map((folder) =>
      rule(`${folder}*`, { 'Cache-Control': cacheControlOf(folder) }),
    ),
    rulesOf(cacheControl.other),
    rulesOf(cacheControl.hashed),
  ].join('');
}

/** A regular expression for the paths of the host that begin with the base and then as `path` says. */
const below = (base: string, path: string): string => `^${base.replaceAll('.', '\\.')}${path}`;

/**
 * What an nginx `server` block includes after `root …;` to serve the built folder; in a folder of the host all of it
 * is within a `location`. An `add_header` within a `location` discards those around it, so the cache rules come
 * from variables. Only a file that exists is cached: its header has no `always`, and so no error carries it.
 */
export function nginxSnippet(headers: Headers, base = '/'): string {
  const always = Object.entries(headers).map(
    ([name, value]) => `add_header ${name} "${value}" always;`,
  );
  const caching = (paths: string, value: string): string =>
    `if ($story_file ~ "${below(base, paths)}") { set $story_kept "${value}"; set $story_asked ""; }`;
  const isRoot = base === '/';
  return [
    `# Include this in a server block that serves the story at ${isRoot ? 'its root' : base}.`,
    ...(isRoot ? [] : [`location "${base}" {`]),
    'index index.html;',
    'charset utf-8;',
    'gzip_static on;',
    '# brotli_static on;  # with ngx_brotli',
    'gzip_vary on;',
    'etag on;',
    'include mime.types;',
    'types {',
    '  application/geo+json geojson;',
    '  application/vnd.mapbox-vector-tile mvt;',
    '  text/javascript mjs;',
    '}',
    'set $story_file "";',
    'if (-f $request_filename) { set $story_file $uri; }',
    'set $story_kept "";',
    `set $story_asked "${cacheControl.other}";`,
    caching(hashedFiles, cacheControl.hashed),
    caching(tiles, cacheControl.tiles),
    'add_header Cache-Control $story_kept;',
    'add_header Cache-Control $story_asked always;',
    ...always,
    `if ($uri ~ "${below(base, 'hosting/')}") { return 404; }`,
    ...(isRoot ? ['location / {'] : []),
    'try_files $uri $uri/ =404;',
    'limit_except GET { deny all; }',
    '}',
    '',
  ].join('\n');
}

/**
 * What a Caddy site block imports after `root * …` to serve the built folder; in a folder of the host within a
 * `handle`. The matcher of a folder requires an existing file, so that an error is never cached.
 */
export function caddySnippet(headers: Headers, base = '/'): string {
  const always = Object.entries(headers).map(([name, value]) => `\t${name} "${value}"`);
  const caching = (name: string, paths: string, value: string): string[] => [
    `@${name} {`,
    `\tpath_regexp ${below(base, paths)}`,
    '\tnot path */',
    '\tfile',
    '}',
    `header @${name} Cache-Control "${value}"`,
  ];
  const isRoot = base === '/';
  return [
    `# Import this in a site block that serves the story at ${isRoot ? 'its root' : base}.`,
    ...(isRoot ? [] : [`handle ${base}* {`]),
    'header {',
    ...always,
    '}',
    ...caching('hashed', hashedFiles, cacheControl.hashed),
    ...caching('tiles', tiles, cacheControl.tiles),
    '@other {',
    `\tnot {`,
    `\t\tpath_regexp ${below(base, `(${hashedFiles}|${tiles})`)}`,
    '\t\tnot path */',
    '\t\tfile',
    '\t}',
    '}',
    `header @other Cache-Control "${cacheControl.other}"`,
    `@hosting path ${base}hosting/*`,
    'respond @hosting 404',
    'file_server {',
    '\tprecompressed br gzip',
    '}',
    ...(isRoot ? [] : ['}']),
    '',
  ].join('\n');
}
