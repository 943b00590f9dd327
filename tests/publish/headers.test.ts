import { describe, expect, test } from 'vitest';
import { cacheControlOf, embeddedBy, responseHeaders } from '../../src/publish/headers.ts';
import { caddySnippet, netlifyHeaders, nginxSnippet } from '../../src/publish/hosting-plugin.ts';

const page = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' 'sha256-a='">`;
const headers = responseHeaders([page]);

describe('the headers of every answer', () => {
  test('carry the policy of the page itself, and close the story to frames', () => {
    expect(headers['Content-Security-Policy']).toBe(
      "default-src 'none'; style-src 'self' 'sha256-a='; frame-ancestors 'none'",
    );
  });

  test('let through the inline styles of every edition, which hosts send them with', () => {
    const korean = page.replace('sha256-a=', 'sha256-b=');
    expect(responseHeaders([page, korean])['Content-Security-Policy']).toBe(
      "default-src 'none'; style-src 'self' 'sha256-a=' 'sha256-b='; frame-ancestors 'none'",
    );
  });

  test('open the story to the frames of the sites that are named, and to no other', () => {
    const sites = embeddedBy({
      STORY_EMBEDDED_BY: 'https://news.example, https://*.daily.example http://localhost:8080',
    });
    const open = responseHeaders([page], sites);
    expect(open['Content-Security-Policy']).toMatch(
      /; frame-ancestors https:\/\/news\.example https:\/\/\*\.daily\.example http:\/\/localhost:8080$/,
    );
    expect(open['Cross-Origin-Resource-Policy']).toBe('cross-origin');
    expect(headers['Cross-Origin-Resource-Policy']).toBe('same-origin');
    expect(embeddedBy({ STORY_EMBEDDED_BY: '*' })).toEqual(['*']);
    expect(embeddedBy({})).toEqual([]);
  });

  test.each([
    'http://news.example',
    'http://localhost.example',
    "https://a.example;script-src'unsafe-inline'",
    'https:',
    'https://*',
    'https://a.example/path',
  ])('refuse %s as a site, with a remedy', (site) => {
    expect(() => embeddedBy({ STORY_EMBEDDED_BY: `https://b.example ${site}` })).toThrow(
      `--embedded-by: "${site}" is not the origin of an https site. Write one such as https://news.example, part several by spaces, or write * for any site.`,
    );
  });
});

test('hashed files are kept for a year, tiles for a day, and all else is asked for again', () => {
  expect(cacheControlOf('/assets/a-1.js')).toBe('public, max-age=31536000, immutable');
  expect(cacheControlOf('/zh-Hans/assets/a-1.js')).toBe('public, max-age=31536000, immutable');
  expect(cacheControlOf('/relief/4/1/2.webp')).toBe('public, max-age=86400');
  for (const path of ['/', '/index.html', '/service-worker.js', '/stories/assets/a.js']) {
    expect(cacheControlOf(path), path).toBe('no-cache');
  }
});

describe('each host', () => {
  const files = [
    ...['favicon.svg', 'index.html', 'service-worker.js', 'relief/4/1/2.avif', 'relief/4/1/3.avif'],
    ...['assets/index-1.js', 'ko/index.html', 'ko/assets/index-2.js', 'hosting/nginx.conf'],
    ...['s/road/index.html', 's/road/og.png', 'ko/s/road/index.html'],
  ];
  const forms = {
    _headers: netlifyHeaders(headers, files),
    nginx: nginxSnippet(headers),
    Caddy: caddySnippet(headers),
  };

  test.each(Object.entries(forms))('%s is told every header with the same value', (_, text) => {
    for (const [name, value] of Object.entries(headers)) {
      expect(text).toMatch(new RegExp(`${name}:? "?${literal(value)}"?`));
    }
    for (const path of ['/assets/a', '/relief/a', '/'])
      expect(text).toContain(cacheControlOf(path));
  });

  test('reads one cache rule for a path, since `_headers` joins those of several', () => {
    const rules = forms._headers.split(/^(?=\/)/m).filter((rule) => rule.includes('Cache-Control'));
    const paths = rules.map((rule) => rule.split('\n', 1)[0]);
    expect(paths).toEqual([
      '/relief/*',
      '/s/*',
      '/ko/s/*',
      '/favicon.svg',
      '/',
      '/index.html',
      '/service-worker.js',
      '/ko/',
      '/ko/index.html',
      '/assets/index-1.js',
      '/ko/assets/index-2.js',
    ]);
  });

  test('keeps for a year only what is there, so that a visit during an upload does no harm', () => {
    expect(forms._headers).not.toContain('/assets/*');
    const [, nginxTime] =
      /~ "[^"]*assets\/"\) \{ set (\$\w+) "[^"]*immutable"/.exec(forms.nginx) ?? [];
    expect(forms.nginx).toContain('if (-f $request_filename) { set $story_file $uri; }');
    expect(forms.nginx).toContain(`add_header Cache-Control ${nginxTime};`);
    const [, caddyMatcher] = /header (@\w+) Cache-Control "[^"]*immutable"/.exec(forms.Caddy) ?? [];
    expect(forms.Caddy).toMatch(
      new RegExp(
        `${caddyMatcher} \\{\\n\\tpath_regexp \\S*assets/\\n\\tnot path \\*/\\n\\tfile\\n\\}`,
      ),
    );
  });
});

describe('a story in a folder of a larger site', () => {
  const files = ['index.html', 'assets/a-1.js', 'relief/4/1/2.avif', 's/road/index.html'];
  const base = '/stories/south.2/';

  test('has all its rules below that folder', () => {
    const rules = netlifyHeaders(headers, files, base).split('\n').filter(startsRule);
    expect(rules).toEqual(
      netlifyHeaders(headers, files)
        .split('\n')
        .filter(startsRule)
        .map((path) => base + path.slice(1)),
    );
    expect(netlifyHeaders(headers, files, '/길/')).toContain('/%EA%B8%B8/assets/a-1.js');
  });

  test.each([
    ['nginx', nginxSnippet(headers, base), /^location "\/stories\/south\.2\/" \{\n/],
    ['Caddy', caddySnippet(headers, base), /^handle \/stories\/south\.2\/\* \{\n/],
  ])('keeps in %s to itself, with the same times for its files', (_, text, begins) => {
    const [comment = '', ...rest] = text.split('\n');
    expect(comment).toContain(`at ${base}.`);
    expect(rest.join('\n')).toMatch(begins);
    const depths = [
      ...rest
        .join('\n')
        .replaceAll(/"[^"]*"/g, '')
        .replaceAll(/\^\S*/g, ''),
    ].reduce(
      ([depth = 0, ...before]: number[], character) =>
        character === '{' || character === '}'
          ? [depth + (character === '{' ? 1 : -1), depth, ...before]
          : [depth, ...before],
      [],
    );
    expect(depths[0]).toBe(0);
    expect(depths.slice(1, -1)).not.toContain(0);
    const paths = [...text.matchAll(/(?:path_regexp |~ ")(\^[^\s"]+)/g)].map(
      ([, path = '']) => new RegExp(path),
    );
    expect(paths.length).toBeGreaterThan(2);
    for (const path of paths) {
      expect(path.source.startsWith('^\\/stories\\/south\\.2\\/')).toBe(true);
      expect(path.test('/assets/a-1.js') || path.test('/stories/south-2/assets/a-1.js')).toBe(
        false,
      );
    }
    expect(paths.some((path) => path.test(`${base}ko/assets/a-1.js`))).toBe(true);
    expect(paths.some((path) => path.test(`${base}relief/4/1/2.avif`))).toBe(true);
  });
});

const startsRule = (line: string): boolean => line.startsWith('/');

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
