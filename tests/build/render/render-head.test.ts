import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { renderHead } from '../../../src/build/render/head.ts';
import { render } from '../../../src/words/en.ts';
import { least, meta } from './share/share-story.ts';

const head = (html: string) => {
  const { document } = parseHTML(`<html><head>${html}</head><body></body></html>`);
  const content = (name: string): string | null | undefined =>
    document
      .querySelector(`meta[name="${name}"], meta[property="${name}"]`)
      ?.getAttribute('content');
  return { document, content };
};

test('says what a link to the page is shown with, by full addresses', () => {
  const { document, content } = head(renderHead(meta, render, '', 'https://news.example/walk/'));
  expect(document.querySelector('title')?.textContent).toBe('A Short Walk: Two towns');
  expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
    'https://news.example/walk/',
  );
  expect(content('description')).toBe('A small story.');
  expect(content('og:type')).toBe('article');
  expect(content('og:title')).toBe('A Short Walk: Two towns');
  expect(content('og:url')).toBe('https://news.example/walk/');
  expect(content('og:locale')).toBe('en_GB');
  expect(content('og:image')).toBe('https://news.example/walk/og.png');
  expect([content('og:image:width'), content('og:image:height')]).toEqual(['1200', '630']);
  expect(content('og:image:alt')).toContain('A Short Walk');
  expect(content('twitter:card')).toBe('summary_large_image');
  expect(content('article:published_time')).toBe('2026-01-02');
  expect(document.querySelectorAll('meta[name=theme-color][media]').length).toBe(2);
});

test('claims no address, region, author or site that it does not know', () => {
  const { document, content } = head(renderHead({ ...meta, lang: 'en' }, render, ''));
  expect(document.querySelector('link[rel=canonical]')).toBeNull();
  for (const name of ['og:url', 'og:locale', 'og:site_name', 'author']) {
    expect(content(name)).toBeUndefined();
  }
});

test('is called by the title alone where there is no subtitle, and claims no day', () => {
  const { document, content } = head(renderHead(least, render, ''));
  expect(document.querySelector('title')?.textContent).toBe('A Short Walk');
  expect(content('og:title')).toBe('A Short Walk');
  expect(content('og:image:alt')).toBe('A Short Walk. Beside the words, the story’s map.');
  for (const name of ['description', 'og:description', 'article:published_time']) {
    expect(content(name)).toBeUndefined();
  }
});

test('keeps hostile words of the front matter from becoming markup', () => {
  const words = `"></title></head><script>x</script>' onload=x $& $1`;
  const front = { ...meta, title: words, subtitle: words, description: words, author: words };
  const { document, content } = head(renderHead({ ...front, publisher: words }, render, ''));
  const tags = [...document.querySelectorAll('*')].map(({ tagName }) => tagName);
  expect(new Set(tags)).toEqual(new Set(['HTML', 'HEAD', 'TITLE', 'META', 'STYLE', 'BODY']));
  expect(document.querySelector('title')?.textContent).toBe(`${words}: ${words}`);
  expect(content('description')).toBe(words);
  expect(content('og:site_name')).toBe(words);
});
