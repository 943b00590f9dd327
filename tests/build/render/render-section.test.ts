import { expect, test } from 'vitest';
import { renderSection, type SectionContext } from '../../../src/build/render/render-section.ts';
import type { Section } from '../../../src/build/story/text/read-sections.ts';
import * as words from '../../../src/words/en.ts';

const context: SectionContext = {
  first: false,
  routes: [],
  map: '',
  words,
  charts: {},
  sources: '<ol></ol>\n',
  aboutMap: '<div></div>\n',
};
const section: Section = { id: 'road', line: 1, title: 'R', titleHtml: 'R', parts: [] };

test('numbers the records of a section from the second on, so that each id is its own', () => {
  const parts = [
    { kind: 'record', html: '<p>A</p>\n' },
    { kind: 'record', html: '<p>B</p>\n' },
  ] as const;
  const html = renderSection({ ...section, parts }, context);
  expect(html.match(/id="road-record[^"]*"/g)).toEqual(['id="road-record"', 'id="road-record-2"']);
});

test('puts the distance of each route after the prose that leads to it, told where it is the only one', () => {
  const parts = [
    { kind: 'prose', html: '<p>A</p>\n' },
    { kind: 'sources' },
    { kind: 'prose', html: '<p>B</p>\n' },
  ] as const;
  const r = (id: string, stops = {}) => ({
    id,
    stops,
    distances: [
      [0, 0],
      [1, 40],
    ] as const,
  });
  const html = renderSection(
    { ...section, parts },
    { ...context, routes: [r('r-1', { A: 0.5 }), r('r-2')] },
  );
  expect(html).toContain(
    '<p>A</p>\n<p class="travelled" data-route="r-1" data-distances="[[0,0],[1,40]]" data-stops="{&quot;A&quot;:0.5}" hidden></p>\n<p class="travelled" data-route="r-2" data-distances="[[0,0],[1,40]]" hidden></p>\n<details class="fold">',
  );
});

test('gives the first section the heading of the page', () => {
  expect(renderSection(section, { ...context, first: true })).toContain(
    '<h1 id="road-heading">R</h1>',
  );
});

test('writes an id as an attribute, whatever is in it', () => {
  expect(renderSection({ ...section, id: '"><script>' }, context)).not.toContain('<script>');
});

test('says where the way on the map to the next section is short', () => {
  expect(renderSection(section, { ...context, way: 'long' })).not.toContain('data-way');
  expect(renderSection(section, { ...context, way: 'none' })).toContain(
    '<section id="road" data-place="road" data-way="none" ',
  );
});

test('folds sources and what is told of the map beneath the text', () => {
  const parts = [{ kind: 'sources' }, { kind: 'about-map' }] as const;
  const html = renderSection({ ...section, parts }, context);
  expect(html).toContain('<details class="fold">\n<summary><h3>Sources</h3></summary>');
  expect(html).toContain('<details class="fold" id="about-this-map">');
});

test('leaves a caption to the map that it stands under', () => {
  const parts = [{ kind: 'caption', html: '<p>C</p>\n' }] as const;
  expect(renderSection({ ...section, parts }, context)).not.toContain('<p>C</p>');
});

test('folds a text of the author’s own beneath its title', () => {
  const parts = [{ kind: 'fold', title: 'Method & more', html: '<p>M</p>\n' }] as const;
  expect(renderSection({ ...section, parts }, context)).toContain(
    '<details class="fold">\n<summary><h3>Method &amp; more</h3></summary>\n<p>M</p>\n</details>',
  );
});

test('offers to share, to copy a link and to print where the author wrote so', () => {
  const html = renderSection({ ...section, parts: [{ kind: 'share' }] }, context);
  expect([...html.matchAll(/data-does="(\w+)"/g)].map(([, does]) => does)).toEqual([
    'share',
    'copy',
    'print',
  ]);
});
