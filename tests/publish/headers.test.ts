import { expect, test } from 'vitest';
import { embeddedBy, netlifyHeaders, responseHeaders } from '../../src/publish/headers.ts';

const headers = responseHeaders();

test('the headers of every answer open the story to the frames of the sites that are named, and to no other', () => {
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
])('the headers of every answer refuse %s as a site, with a remedy', (site) => {
  expect(() => embeddedBy({ STORY_EMBEDDED_BY: `https://b.example ${site}` })).toThrow(
    `--embedded-by: "${site}" is not the origin of an https site. Write one such as https://news.example, separate several with spaces, or write * for any site.`,
  );
});

test('a folder of a host in any letters is written as hosts compare it', () => {
  expect(netlifyHeaders(headers, ['a.js'], '/길/')).toContain('\n/%EA%B8%B8/a.js\n');
});
