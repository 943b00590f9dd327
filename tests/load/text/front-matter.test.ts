import { expect, test } from 'vitest';
import { inspectFrontMatter } from '../../../src/load/text/front-matter.ts';
import { externalLink } from '../../../src/load/text/html.ts';

const file = (...fields: readonly string[]): string =>
  `---\n${fields.join('\n')}\n---\nThe text.\n`;
const inspect = (source: string) => inspectFrontMatter(source, 'story.md');

test('asks for a title alone, and takes English where no language is named', () => {
  expect(inspect(file('title: A Short Walk')).meta).toEqual({ title: 'A Short Walk', lang: 'en' });
});

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
