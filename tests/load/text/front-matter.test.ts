import { expect, test } from 'vitest';
import { inspectFrontMatter } from '../../../src/load/text/front-matter.ts';
import { externalLink } from '../../../src/load/text/html.ts';

const file = (...fields: readonly string[]): string =>
  `---\n${fields.join('\n')}\n---\nThe text.\n`;
const inspect = (source: string) => inspectFrontMatter(source, 'story.md');

test('splits the fields from the text and counts the lines before it', () => {
  const article = 'article: { title: On Walking, author: A. Writer, date: 2014-07-20 }';
  const whole = file('title: A Short Walk', article, 'author: C. Writer', 'publisher: The News');
  expect(inspect(whole)).toMatchObject({
    meta: {
      title: 'A Short Walk',
      author: 'C. Writer',
      publisher: 'The News',
      article: { author: 'A. Writer', date: '2014-07-20' },
    },
    body: 'The text.\n',
    bodyLine: 6,
  });
});

test('reads lines that end as Windows ends them', () => {
  const text = file('title: A Short Walk').replaceAll('\n', '\r\n');
  expect(inspect(text)).toMatchObject({ body: 'The text.\r\n' });
});

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
