import { expect, test } from 'vitest';
import { netlifyHeaders, responseHeaders } from '../../src/publish/headers.ts';

const headers = responseHeaders();

test('responseHeaders allow frames of the named sites and no others', () => {
  const sites = ['https://news.example', 'https://*.daily.example', 'http://localhost:8080'];
  const open = responseHeaders(sites);
  expect(open['Content-Security-Policy']).toMatch(
    /; frame-ancestors https:\/\/news\.example https:\/\/\*\.daily\.example http:\/\/localhost:8080$/,
  );
  expect(open['Cross-Origin-Resource-Policy']).toBe('cross-origin');
  expect(headers['Cross-Origin-Resource-Policy']).toBe('same-origin');
});

test('a base path in any script is percent-encoded, as hosts compare it', () => {
  expect(netlifyHeaders(headers, ['a.js'], '/길/')).toContain('\n/%EA%B8%B8/a.js\n');
});
