import { describe, expect, test } from 'vitest';
import {
  cacheControlOf,
  embeddedBy,
  netlifyHeaders,
  responseHeaders,
} from '../../src/publish/headers.ts';

const headers = responseHeaders();

describe('the headers of every answer', () => {
  test('carry a policy that lets workers ask no other site, and close the story to frames', () => {
    const policy = headers['Content-Security-Policy']?.split('; ');
    for (const each of ["default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(each);
  });

  test('open the story to the frames of the sites that are named, and to no other', () => {
    const sites = embeddedBy({
      STORY_EMBEDDED_BY: 'https://news.example, https://*.daily.example http://localhost:8080',
    });
    const open = responseHeaders(sites);
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

describe('_headers', () => {
  const files = [
    ...['favicon.svg', 'index.html', 'service-worker.js', 'relief/4/1/2.avif', 'relief/4/1/3.avif'],
    ...['assets/index-1.js', 'ko/index.html', 'ko/assets/index-2.js'],
    ...['s/road/index.html', 's/road/og.png', 'ko/s/road/index.html'],
  ];
  const written = netlifyHeaders(headers, files);

  test('has every header for all files', () => {
    const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
    expect(written.startsWith(`/*\n${lines.join('')}/`)).toBe(true);
  });

  test('has one cache rule for a path, since hosts join those of several, and for a year only of what is there', () => {
    const rules = written.split(/^(?=\/)/m).filter((rule) => rule.includes('Cache-Control'));
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
});

test('a story in a folder of a larger site has all its rules below that folder', () => {
  const files = ['index.html', 'assets/a-1.js', 'relief/4/1/2.avif', 's/road/index.html'];
  const rulesOf = (base?: string) =>
    netlifyHeaders(headers, files, base)
      .split('\n')
      .filter((line) => line.startsWith('/'));
  const base = '/stories/south.2/';
  expect(rulesOf(base)).toEqual(rulesOf().map((path) => base + path.slice(1)));
  expect(rulesOf('/길/')).toContain('/%EA%B8%B8/assets/a-1.js');
});
