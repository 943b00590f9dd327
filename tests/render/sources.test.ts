import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { Sources } from '../../src/read/schema/sources.ts';
import { renderSources } from '../../src/render/render-story.ts';
import { english as words } from '../support/english.ts';

const source = { title: 'On Roads', publisher: 'The Paper', date: '2014' };
const citations = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ source: 'a', number: 1, occurrence: i + 1, line: 9 }));
const backLinks = (count: number) =>
  renderSources({ a: source }, citations(count), [], words).match(/(?<=href="#)_cite_\d+(?=")/g);

test('a source links back to its citations, but at most to the first four', () => {
  expect(backLinks(3)).toEqual(['_cite_1', '_cite_2', '_cite_3']);
  expect(backLinks(30)).toEqual(['_cite_1', '_cite_2', '_cite_3', '_cite_4']);
});

test('a source is described as far as it is known', () => {
  const told = (known: Sources[string]) =>
    parseHTML(renderSources({ a: known }, citations(1), [], words)).document.querySelector('li')
      ?.textContent;
  expect(told(source)).toBe('On Roads, The Paper, 2014. ↑');
  expect(told({ title: 'On Roads' })).toBe('On Roads. ↑');
});

test('a source that only charts have follows the cited sources, without a link back', () => {
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
