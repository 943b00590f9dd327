import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { render } from '../../support/english.ts';
import { parseStory } from '../../support/parse-story.ts';

const frontMatter = `---
title: A Short Walk
subtitle: Two towns
description: A small story.
lang: en
published: 2026-01-02
article: { title: On Walking, author: A. Writer, publisher: The Paper, date: 2014-07-20 }
---
`;

const parse = (body: string) => parseStory(frontMatter + body, 'story.md', render);

const htmlOf = (body: string): string =>
  parse(`# T {#t}\n\n${body}`)
    .sections[0]?.parts.map((part) => ('html' in part ? part.html : ''))
    .join('') ?? '';

describe('what a story is about', () => {
  const descriptionOf = (body: string, more = '') =>
    parseStory(`---\ntitle: T\n${more}---\n# T {#t}\n\n${body}`, 'story.md', render).meta
      .description;

  test('is what its author says', () => {
    expect(parse('# T {#t}\n\nThe text.\n').meta.description).toBe('A small story.');
  });

  test('else the first sentences of its text, without marks, citations and pictures', () => {
    const body = '![A pier](pier.jpg)\n\nA *ferry*[^a]\nleft `at` dawn. It came [home](#t).';
    expect(descriptionOf(`${body} ${'It was a long way. '.repeat(20)}`)).toMatch(
      /^A ferry left at dawn\. It came home\.( It was a long way\.)+$/,
    );
    expect(descriptionOf(`${body} It was ${'very '.repeat(60)}late.`)).toBe(
      'A ferry left at dawn. It came home.',
    );
  });

  test('else whole words of a sentence that has no end, at most two hundred characters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zåé]{1,30}$/), { minLength: 150, maxLength: 200 }),
        (words) => {
          const said = descriptionOf(words.join(', ')) ?? '';
          expect(said.length).toBeLessThanOrEqual(201);
          expect(said.length).toBeGreaterThan(160);
          expect(said).toMatch(/[a-zåé]…$/);
          const kept = said.slice(0, -1).split(', ');
          expect(kept).toEqual(words.slice(0, kept.length));
        },
      ),
    );
  });

  test('else its subtitle, and nothing where there is neither', () => {
    expect(descriptionOf('::: sources\n:::\n', 'subtitle: Two towns\n')).toBe('Two towns');
    expect(descriptionOf('::: sources\n:::\n')).toBeUndefined();
  });
});

test('a section has headings of the third level', () => {
  expect(htmlOf('### Within')).toBe('<h3>Within</h3>\n');
});

test('a text marks words that the map keeps step with, by the layer', () => {
  expect(htmlOf('to [Kunming]{on=route-laos}')).toBe(
    '<p>to <span data-on="route-laos">Kunming</span></p>\n',
  );
});

test('a block of code may be closed within a quotation or a list', () => {
  expect(htmlOf('```\ncode\n```\n\n> ```\n> code\n> ```\n\n- > > ~~~\n  > > ~~~\n')).toMatch(
    /<pre>.*<pre>.*<pre>/s,
  );
});
