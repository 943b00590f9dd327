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

describe('parseStory', () => {
  test('gives each heading of the first two levels a section with its id, kicker and line', () => {
    const { sections } = parse(
      '# One *two* {#one}\n\nText.\n\n## Three {#three kicker="In 2014"}\n',
    );
    expect(sections).toMatchObject([
      { id: 'one', line: 9, title: 'One two', titleHtml: 'One <em>two</em>' },
      { id: 'three', line: 13, title: 'Three', kickerHtml: 'In 2014', parts: [] },
    ]);
    expect(sections[0]).not.toHaveProperty('kickerHtml');
  });

  test('keeps a heading of the third level within its section', () => {
    expect(htmlOf('### Within')).toBe('<h3>Within</h3>\n');
  });

  test('keeps prose, records, charts and lists of sources in their order', () => {
    const { sections } = parse(
      '# T {#t}\n\nA.\n\n::: record\nB.\n:::\n\n::: chart steps\n:::\n\nC.\n\n::: sources\n:::\n\n::: about-map\n:::\n',
    );
    expect(sections[0]?.parts).toEqual([
      { kind: 'prose', html: '<p>A.</p>\n' },
      { kind: 'record', html: '<p>B.</p>\n' },
      { kind: 'chart', name: 'steps', line: 17 },
      { kind: 'prose', html: '<p>C.</p>\n' },
      { kind: 'sources' },
      { kind: 'about-map' },
    ]);
  });

  test('keeps a caption, a fold with its title and the place of the buttons to share', () => {
    const { sections } = parse(
      '# T {#t}\n\n::: caption\nA.\n:::\n\n::: fold Method, and more\nB.\n:::\n\n::: share\n:::\n',
    );
    expect(sections[0]?.parts).toEqual([
      { kind: 'caption', html: '<p>A.</p>\n' },
      { kind: 'fold', title: 'Method, and more', html: '<p>B.</p>\n' },
      { kind: 'share' },
    ]);
  });

  test('numbers sources by first citation and citations by place, with their lines', () => {
    const { cited } = parse('# T {#t}\n\nA.[^x] B.[^y]\nC.[^x]\n\n::: record\nD.[^z]\n:::\n');
    expect(cited).toEqual([
      { source: 'x', number: 1, occurrence: 1, line: 11 },
      { source: 'y', number: 2, occurrence: 2, line: 11 },
      { source: 'x', number: 1, occurrence: 3, line: 12 },
      { source: 'z', number: 3, occurrence: 4, line: 15 },
    ]);
  });

  test('links a citation to its source and names it for those who do not see the number', () => {
    expect(htmlOf('A.[^x]')).toBe(
      '<p>A.<sup class="cite"><a href="#_source_x" id="_cite_1" role="doc-noteref" aria-label="Source 1">1</a></sup></p>\n',
    );
  });

  test('marks the language of a part, with markup inside it', () => {
    expect(htmlOf('[首尔]{lang=zh} and [*두만강*]{lang=ko-KR}')).toBe(
      '<p><span lang="zh">首尔</span> and <span lang="ko-KR"><em>두만강</em></span></p>\n',
    );
  });

  test('marks words that the map keeps step with, by the layer', () => {
    expect(htmlOf('to [Kunming]{on=route-laos}')).toBe(
      '<p>to <span data-on="route-laos">Kunming</span></p>\n',
    );
  });

  test('sets quotes, dashes and ellipses as a typesetter would', () => {
    expect(htmlOf(`"It's late" -- 'so' he said...`)).toBe('<p>“It’s late” – ‘so’ he said…</p>\n');
  });

  test('tells a link to another site apart from one within the page', () => {
    expect(htmlOf('[a](https://example.org/?a=1&b=2) [b](#rockets)')).toBe(
      '<p><a href="https://example.org/?a=1&amp;b=2" rel="external noopener noreferrer">a</a> <a href="#rockets">b</a></p>\n',
    );
  });
});

test('a block of code may be closed within a quotation or a list', () => {
  expect(htmlOf('```\ncode\n```\n\n> ```\n> code\n> ```\n\n- > > ~~~\n  > > ~~~\n')).toMatch(
    /<pre>.*<pre>.*<pre>/s,
  );
});
