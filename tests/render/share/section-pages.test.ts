import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { sectionPages } from '../../../src/render/share/share-plugin.ts';
import { loaded, meta } from './share-story.ts';

const story = (section: { readonly title: string; readonly beginning?: string }) => {
  const start = loaded();
  const road = { id: 'road', line: 2, titleHtml: '', parts: [], ...section };
  const aside = { id: 'aside', line: 3, title: 'Aside', titleHtml: '', parts: [] };
  const scenes = { ...start.scenes, road: { bounds: [1, 2, 3, 4], layers: {} } as const };
  const sections = [...start.story.sections, road, aside];
  return { ...start, scenes, story: { ...start.story, sections } };
};

const read = (html = '') => {
  const { document } = parseHTML(html);
  const contents = [...document.querySelectorAll('meta')].map((each) => [
    each.getAttribute('name') ?? each.getAttribute('property') ?? each.getAttribute('http-equiv'),
    each.getAttribute('content'),
  ]);
  return { document, content: Object.fromEntries(contents) as Record<string, string> };
};

const url = 'https://news.example/walk/';

test('each section but the opening has a page that is shown as the section is, and leads to it', () => {
  const pages = sectionPages(story({ title: 'The road', beginning: 'It goes west.' }), url);
  expect(Object.keys(pages)).toEqual(['s/road/index.html', 's/aside/index.html']);
  const { document, content } = read(pages['s/road/index.html']);
  expect(document.querySelector('title')?.textContent).toBe('A Short Walk: The road');
  expect(content).toMatchObject({
    refresh: '0; url=../../#road',
    description: 'It goes west.',
    'og:title': 'A Short Walk: The road',
    'og:description': 'It goes west.',
    'og:url': 'https://news.example/walk/s/road/',
    'og:image': 'https://news.example/walk/s/road/og.png',
  });
  expect(document.querySelector('a')?.getAttribute('href')).toBe('../../#road');
});

test('one without words or a map of its own has the story’s', () => {
  const { content } = read(sectionPages(story({ title: 'R' }), url)['s/aside/index.html']);
  expect(content).toMatchObject({
    description: meta.description,
    'og:image': 'https://news.example/walk/og.png',
  });
});

test('is to search engines the story’s page, needs no script, and lets none run', () => {
  const { document, content } = read(sectionPages(story({ title: 'R' }), url)['s/road/index.html']);
  expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(url);
  expect(content.robots).toBeUndefined();
  expect(content['Content-Security-Policy']).toMatch(/^default-src 'none';/);
  expect(document.querySelector('script, style')).toBeNull();
});

test('leads to the page by the name that it is published under', () => {
  const pages = sectionPages(story({ title: 'R' }), 'https://news.example/walk.html?a=1');
  const { content } = read(pages['s/road/index.html']);
  expect(content).toMatchObject({
    refresh: '0; url=../../walk.html#road',
    'og:url': 'https://news.example/s/road/',
  });
});

test('keeps hostile words from becoming markup', () => {
  const words = `"></title><script>x</script>' onload=x $& $1`;
  const { document, content } = read(
    sectionPages(story({ title: words, beginning: words }), url)['s/road/index.html'],
  );
  expect(document.querySelector('script, [onload]')).toBeNull();
  expect([content.description, document.querySelector('a')?.textContent]).toEqual([
    words,
    `A Short Walk: ${words}`,
  ]);
});
