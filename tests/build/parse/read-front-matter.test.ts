import { expect, test } from 'vitest';
import { readFrontMatter } from '../../../src/build/parse/read-front-matter.ts';

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

test('splits the fields from the text and counts the lines before it', () => {
  expect(read(file(fields))).toMatchObject({
    meta: { title: 'A Short Walk', article: { author: 'A. Writer', date: '2014-07-20' } },
    body: 'The text.\n',
    bodyLine: 8,
  });
});

test('reads lines that end as Windows ends them', () => {
  expect(read(file(fields).replaceAll('\n', '\r\n'))).toMatchObject({ body: 'The text.\r\n' });
});

test('says that the block is missing', () => {
  expect(() => read('# Title\n')).toThrow(
    'story.md: line 1: the front matter is missing. Begin the file with a block of fields between two lines of "---".',
  );
});

test('names the line that is not YAML', () => {
  expect(() => read(file([...fields, 'note: a: b']))).toThrow(
    'story.md: line 8, column 7: this is not YAML (BLOCK_AS_IMPLICIT_KEY). Quote values that hold a colon.',
  );
});

test('names every field that is missing or wrong', () => {
  const broken = fields.filter((line) => !/^(title|published)/.test(line));
  expect(() => read(file([...broken, 'published: soon', 'extra: 1']))).toThrow(
    [
      'The story has 3 problems.',
      'story.md: line 2, "title": Invalid input: expected string, received undefined. Add or mend this field.',
      'story.md: line 6, "published": must be a day such as 2026-11-24. Add or mend this field.',
      'story.md: line 2: Unrecognized key: "extra". Add or mend this field.',
    ].join('\n'),
  );
});

test('lets only web addresses through', () => {
  const hostile = fields.map((line) => line.replace(' }', ', url: "javascript:alert(1)" }'));
  expect(() => read(file(hostile))).toThrow('line 7, "article.url"');
});

test('takes only a language tag as the language, and an author and a publisher where they are given', () => {
  const hostile = fields.map((line) => (line.startsWith('lang') ? `lang: 'en" onload="x'` : line));
  expect(() => read(file(hostile))).toThrow(
    'story.md: line 5, "lang": must be a language tag such as en or en-GB. Add or mend this field.',
  );
  expect(read(file([...fields, 'author: C. Writer', 'publisher: The News'])).meta).toMatchObject({
    author: 'C. Writer',
    publisher: 'The News',
  });
});
