import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { formatProblem } from '../../src/load/files/story-error.ts';
import type { Sources } from '../../src/load/schema/sources.ts';
import { brokenText } from '../../src/render/broken-text.ts';
import { renderSources } from '../../src/render/sources.ts';
import { english as words } from '../support/english.ts';

const source = { title: 'On Roads', publisher: 'The Paper', date: '2014' };
const citations = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ source: 'a', number: 1, occurrence: i + 1, line: 9 }));
const backLinks = (count: number) =>
  [
    ...renderSources({ a: source }, citations(count), [], words).matchAll(/href="#(_cite_\d+)"/g),
  ].map(([, place]) => place);

test('a source leads back to each of its citations', () => {
  expect(backLinks(3)).toEqual(['_cite_1', '_cite_2', '_cite_3']);
});

test('a source is told by what is known of it', () => {
  const told = (known: Sources[string]) =>
    parseHTML(renderSources({ a: known }, citations(1), [], words)).document.querySelector('li')
      ?.textContent;
  expect(told(source)).toBe('On Roads, The Paper, 2014. ↑');
  expect(told({ title: 'On Roads' })).toBe('On Roads. ↑');
});

test('a source that only charts name comes after those that are cited, without a link back', () => {
  const html = renderSources(
    { a: source, b: { title: 'A table' }, c: { title: 'Unread' } },
    citations(1),
    ['b', 'a', 'unknown'],
    words,
  );
  const items = parseHTML(html).document.querySelectorAll('li');
  expect([...items].map(({ id, textContent }) => [id, textContent])).toEqual([
    ['_source_a', 'On Roads, The Paper, 2014. ↑'],
    ['_source_b', 'A table. '],
  ]);
});

test('a source without an address says why', () => {
  const told = renderSources({ a: { ...source, unlinked: 'In print.' } }, citations(1), [], words);
  expect(told).toContain('<span class="note">In print.</span>');
});

test('a source that is cited all along leads back to the first of them only', () => {
  expect(backLinks(30)).toEqual(['_cite_1', '_cite_2', '_cite_3', '_cite_4']);
});

const found = (source: string, written = '') =>
  brokenText(source, 'index.html', written).map(formatProblem);

test('names the page and quotes what stands around a value that is missing', () => {
  const words = 'Discs mark what was fired on 1 days\n between undefined and 3 May, as told.';
  expect(found(`<p>${words}</p>`)).toEqual([
    'index.html  "…s mark what was fired on 1 days between undefined and 3 May, as told.</p>…": it says "undefined", where the engine lacks a value. This is a fault of the engine: please report it with the story.',
  ]);
});

test.each([
  ['text', 1, '<p>from [object Object]</p>'],
  ['an attribute', 1, '<img alt="Map of undefined.">'],
  ['a path', 1, '<path d="M1 2LNaN 3z"/>'],
  ['a transform', 1, '<g transform="translate(NaN,4)"/>'],
  ['a date', 1, '<time>Invalid Date</time>'],
  ['the last word', 1, 'NaN'],
  ['several', 3, '<p>undefined</p><p title="NaN">undefined</p>'],
  ['a script', 0, '<script type="module">if (x === undefined) y = NaN;</script>'],
  ['a style', 0, '<style>.a::after { content: "undefined" }</style>'],
  ['a comment', 0, '<!-- undefined -->'],
  ['a licence, word for word', 0, '<pre>undefined</pre>'],
  ['a picture in the text', 0, '<image href="data:image/png;base64,jpg1bNaN3/undefined+N=="/>'],
  ['a hash in the name of a file', 0, '<img src="assets/maps/title-xbNaN-el.svg">'],
  ['a hash of a file', 0, '<meta content="style-src \'sha256-aNaN/undefined=\'">'],
  ['a name', 0, '<p>Nana in NaNo, undefinedly</p>'],
])('of %s finds %d', (_, count, source) => {
  expect(found(source)).toHaveLength(count);
});

test('finds nothing in words that the author has written', () => {
  const text = 'The border is undefined here, and NaN is a word.';
  expect(found(`<p>${text}</p>`, text)).toEqual([]);
  expect(found('<p>undefined</p><p>NaN</p>', 'Ned is undefined.')).toHaveLength(1);
});
