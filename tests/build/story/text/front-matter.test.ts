import { expect, test } from 'vitest';
import { inspectFrontMatter } from '../../../../src/build/story/text/front-matter.ts';

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
