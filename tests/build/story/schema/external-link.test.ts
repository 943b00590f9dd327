import { expect, test } from 'vitest';
import { externalLink } from '../../../../src/build/story/text/html.ts';

test('tells the other site neither the page nor its window, and opens in the same one', () => {
  expect(externalLink('https://example.org/?a="b"&c', '<cite>T</cite>')).toBe(
    '<a href="https://example.org/?a=&quot;b&quot;&amp;c" rel="external noopener noreferrer"><cite>T</cite></a>',
  );
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  '/within',
  ' https://example.org',
  '//host',
  'https:////host',
  'https://',
])('refuses %s', (address) => {
  expect(() => externalLink(address, 'T')).toThrow(`"${address}" is not a web address.`);
});
