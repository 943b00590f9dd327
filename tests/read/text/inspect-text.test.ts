import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { StoryError } from '../../../src/files/story-error.ts';
import { inspectFrontMatter } from '../../../src/read/text/front-matter.ts';
import { externalLink } from '../../../src/read/text/html.ts';
import { forAll, inRuns } from '../../core/arbitraries.ts';
import { render } from '../../support/english.ts';
import { htmlOfParts, parseStory } from '../../support/parse-story.ts';

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

const htmlOf = (body: string) => htmlOfParts(parse(`# T {#t}\n\n${body}`));

const descriptionOf = (body: string, more = '') =>
  parseStory(`---\ntitle: T\n${more}---\n# T {#t}\n\n${body}`, 'story.md', render).meta.description;

test('the description of a story is what the author writes', () => {
  expect(parse('# T {#t}\n\nThe text.\n').meta.description).toBe('A small story.');
});

test('the description of a story is otherwise the first sentences of the text, without marks, citations and pictures', () => {
  const body = '![A pier](pier.jpg)\n\nA *ferry*[^a]\nleft `at` dawn. It came [home](#t).';
  expect(descriptionOf(`${body} ${'It was a long way. '.repeat(20)}`)).toMatch(
    /^A ferry left at dawn\. It came home\.( It was a long way\.)+$/,
  );
  const long = `${body} It was ${'very '.repeat(60)}late.`;
  expect(descriptionOf(long)).toBe('A ferry left at dawn. It came home.');
});

test('the description of a story is otherwise whole words of an endless sentence, at most two hundred characters', () => {
  const word = fc.stringMatching(/^[a-zåé]{1,30}$/);
  forAll(fc.array(word, { minLength: 150, maxLength: 200 }), (words) => {
    const said = descriptionOf(words.join(', ')) ?? '';
    expect(said.length).toBeLessThanOrEqual(201);
    expect(said.length).toBeGreaterThan(160);
    expect(said).toMatch(/[a-zåé]…$/);
    const kept = said.slice(0, -1).split(', ');
    expect(kept).toEqual(words.slice(0, kept.length));
  });
});

test('the description of a story is otherwise the subtitle, or empty if there is none', () => {
  expect(descriptionOf('::: sources\n:::\n', 'subtitle: Two towns\n')).toBe('Two towns');
  expect(descriptionOf('::: sources\n:::\n')).toBeUndefined();
});

const tied = '<p>to <span data-on="way">A</span></p>';
const late = '<p>One.</p>\n<p>It was <em>late</em>.</p>';

test.each([
  ['a section may have third-level headings', '### Within', '<h3>Within</h3>'],
  ['a text can tie words to a layer of the map', 'to [A]{on=way}', tied],
  ['a paragraph indented by blanks is not code', 'One.\n\n    It was *late*.', late],
  ['a paragraph indented by a tab is not code', 'One.\n\n\tIt was *late*.', late],
])('%s', (_, text, html) => {
  expect(htmlOf(text).trim()).toBe(html);
});

test('a block of code can end within a quotation or a list', () => {
  const nested = '```\nA\n```\n\n> ```\n> B\n> ```\n\n- > > ~~~\n  > > ~~~\n';
  expect(htmlOf(nested)).toMatch(/<pre>.*<pre>.*<pre>/s);
});

test('a heading may have a non-breaking space after its hashes, as Word writes it', () => {
  const { sections } = parse('# T {#t}\n\n##\u00A0Land {#bridge kicker="Beringia"}\n\nDry.\n');
  expect(sections[1]).toMatchObject({ id: 'bridge', title: 'Land', kickerHtml: 'Beringia' });
});

test('front matter needs only a title, and defaults to English', () => {
  const { meta } = inspectFrontMatter('---\ntitle: A Short Walk\n---\nThe text.\n', 'story.md');
  expect(meta).toEqual({ title: 'A Short Walk', lang: 'en' });
});

test('an external link opens in the same window, and passes on neither the referrer nor the opener', () => {
  expect(externalLink('https://example.org/?a="b"&c', '<cite>T</cite>')).toBe(
    '<a href="https://example.org/?a=&quot;b&quot;&amp;c" rel="external noopener noreferrer"><cite>T</cite></a>',
  );
});

test.each([
  ...['javascript:alert(1)', 'data:text/html,x', '/within', ' https://example.org'],
  ...['//host', 'https:////host', 'https://'],
])('an external link may not be %s', (address) => {
  expect(() => externalLink(address, 'T')).toThrow(`"${address}" is not a web address.`);
});

const pieces = fc.constantFrom(
  ...'<script> </script> <img src=x onerror=y> <!-- --> </section> <svg/onload=x>'.split(
    / (?=<|-)/,
  ),
  ...'javascript:alert(1) JAVASCRIPT: data:text/html, vbscript: https://a.b &#106; &lt;'.split(' '),
  ...'[ ] ( ) {lang=zh} {onclick=x} "} [^ ![ * _ ` ``` \\ | " \' < > & -- word 图'.split(' '),
  ...['{#id kicker="', '[a]: ', '\n', '\n\n', '# ', '## ', '- ', '> ', '    ', ' ', '\u0000'],
  ...['::: record\n', '::: chart x\n', ':::\n', ':::: '],
);
const hostile = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

const allowed =
  /^(P|EM|STRONG|CODE|PRE|A|SUP|SPAN|UL|OL|LI|BLOCKQUOTE|HR|BR|IMG|S|H[1-6]|TABLE|THEAD|TBODY|TR|TH|TD)$/;

test('any text becomes harmless HTML, or is rejected with problems that name a place', () =>
  inRuns(2000)(hostile, (text) => {
    try {
      const { sections } = parse(`# T {#t}\n\n${text}`);
      const heads = sections.map(({ titleHtml, kickerHtml = '' }) => titleHtml + kickerHtml);
      const html = heads.join('') + htmlOfParts({ sections });
      const { document } = parseHTML(`<html><body>${html}</body></html>`);
      for (const element of document.body.querySelectorAll('*')) {
        expect(element.tagName).toMatch(allowed);
        for (const { name, value } of element.attributes) {
          expect(name).not.toMatch(/^on/);
          if (name === 'href' || name === 'src')
            expect(value).not.toMatch(/^\s*(javascript|vbscript|data):/i);
        }
      }
    } catch (error) {
      if (!(error instanceof StoryError)) throw error;
      expect(error.message).toMatch(/story\.md:\d+:\d+ {2}.+\. .+\./);
    }
  }));
