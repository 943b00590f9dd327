import { expect, test } from 'vitest';
import {
  inspectFrontMatter,
  readFrontMatter,
} from '../../../../src/build/story/text/front-matter.ts';

const fields = [
  'title: A Short Walk',
  'subtitle: Two towns',
  'description: A small story.',
  'lang: en',
  'published: 2026-01-02',
  'article: { title: On Walking, author: A. Writer, publisher: The Paper, date: 2014-07-20 }',
];
const file = (lines: readonly string[]): string => `---\n${lines.join('\n')}\n---\nThe text.\n`;
const read = (source: string) => readFrontMatter(source, 'story.md');
const inspect = (source: string) => inspectFrontMatter(source, 'story.md');

test('splits the fields from the text and counts the lines before it', () => {
  expect(inspect(file(fields))).toMatchObject({
    meta: { title: 'A Short Walk', article: { author: 'A. Writer', date: '2014-07-20' } },
    body: 'The text.\n',
    bodyLine: 8,
  });
});

test('reads lines that end as Windows ends them', () => {
  expect(inspect(file(fields).replaceAll('\n', '\r\n'))).toMatchObject({ body: 'The text.\r\n' });
});

test('names every field that is missing or wrong', () => {
  const broken = fields.filter((line) => !/^(title|published)/.test(line));
  expect(() => read(file([...broken, 'published: soon', 'extra: 1']))).toThrow(
    [
      'The story has 3 problems.',
      'story.md:2:1  "title": it is missing. What belongs there: the title of the story.',
      'story.md:6:12  "published": must be a day such as 2026-11-24. It is "soon". What belongs there: the day of publication, such as 2026-11-24.',
      'story.md:7:1  "extra": there is no field "extra". Known are "title", "subtitle", "description", "lang", "author", "publisher", "published", "article".',
    ].join('\n'),
  );
});

test('asks for a title alone, and takes English where no language is named', () => {
  expect(read(file(['title: A Short Walk']))).toEqual({ title: 'A Short Walk', lang: 'en' });
});

test('lets only web addresses through', () => {
  const hostile = fields.map((line) => line.replace(' }', ', url: "javascript:alert(1)" }'));
  expect(() => read(file(hostile))).toThrow('story.md:7:95  "article.url": must be a web address.');
});

test('takes only a language tag as the language, and an author and a publisher where they are given', () => {
  const hostile = fields.map((line) => (line.startsWith('lang') ? `lang: 'en" onload="x'` : line));
  expect(() => read(file(hostile))).toThrow(
    'story.md:5:7  "lang": must be a language tag such as en or en-GB.',
  );
  expect(read(file([...fields, 'author: C. Writer', 'publisher: The News']))).toMatchObject({
    author: 'C. Writer',
    publisher: 'The News',
  });
});
