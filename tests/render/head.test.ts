import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { renderHead } from '../../src/render/head.ts';
import { english } from '../support/english.ts';
import { least, meta } from './share/share-story.ts';

const head = (front: typeof meta, baseUrl?: string) => {
  const html = renderHead(front, english, '', baseUrl);
  const { document } = parseHTML(`<html><head>${html}</head><body></body></html>`);
  const contents = [...document.querySelectorAll('meta')].map((each) => [
    each.getAttribute('name') ?? each.getAttribute('property'),
    each.getAttribute('content'),
  ]);
  return { document, content: Object.fromEntries(contents) as Record<string, string> };
};

test('says what a link to the page is shown with, by full URLs', () => {
  const { document, content } = head(meta, 'https://news.example/walk/');
  expect(document.querySelector('title')?.textContent).toBe('A Short Walk: Two towns');
  expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
    'https://news.example/walk/',
  );
  expect(content).toMatchObject({
    description: 'A small story.',
    'og:type': 'article',
    'og:title': 'A Short Walk: Two towns',
    'og:url': 'https://news.example/walk/',
    'og:locale': 'en_GB',
    'og:image': 'https://news.example/walk/og.png',
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': expect.stringContaining('A Short Walk'),
    'twitter:card': 'summary_large_image',
    'article:published_time': '2026-01-02',
  });
  expect(document.querySelectorAll('meta[name=theme-color][media]').length).toBe(2);
});

test('claims nothing that the story does not give', () => {
  const { document, content } = head(least);
  expect(document.querySelector('link[rel=canonical]')).toBeNull();
  expect(document.querySelector('title')?.textContent).toBe('A Short Walk');
  expect(content['og:image:alt']).toBe('A Short Walk. Beside the words, the story’s map.');
  expect(Object.keys(content).sort()).toEqual(
    ['image', 'image:alt', 'image:height', 'image:type', 'image:width', 'title', 'type']
      .map((name) => `og:${name}`)
      .concat('theme-color', 'twitter:card', 'twitter:image:alt'),
  );
});

test('keeps hostile words of the front matter from becoming markup', () => {
  const words = `"></title></head><script>x</script>' onload=x $& $1`;
  const said = { title: words, subtitle: words, description: words, author: words };
  const { document, content } = head({ ...meta, ...said, publisher: words });
  const tags = [...document.querySelectorAll('*')].map(({ tagName }) => tagName);
  expect(new Set(tags)).toEqual(new Set(['HTML', 'HEAD', 'TITLE', 'META', 'STYLE', 'BODY']));
  expect(document.querySelector('title')?.textContent).toBe(`${words}: ${words}`);
  expect([content.description, content['og:site_name']]).toEqual([words, words]);
});
