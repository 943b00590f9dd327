import { expect, test } from 'vitest';
import { alternateLinks } from '../../src/render/editions.ts';

const editions = ['en', 'pt-BR', 'pt-PT'].map((lang) => ({
  lang,
  name: lang,
  path: lang === 'en' ? '' : `${lang}/`,
}));
const linked = { editions, lang: 'pt-BR' };

test('search engines find each language, and which is for all others', () => {
  const at = (home?: string) =>
    alternateLinks(linked, home).map((link) => /hreflang="(.*)" href="(.*)"/.exec(link)?.slice(1));
  expect(at('https://news.example/walk/')).toEqual([
    ['en', 'https://news.example/walk/'],
    ['pt-BR', 'https://news.example/walk/pt-BR/'],
    ['pt-PT', 'https://news.example/walk/pt-PT/'],
    ['x-default', 'https://news.example/walk/'],
  ]);
  expect(at()).toContainEqual(['pt-PT', '../pt-PT/']);
});
