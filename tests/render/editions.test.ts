import { expect, test } from 'vitest';
import { alternateLinks } from '../../src/render/head.ts';

const editions = ['en', 'pt-BR', 'pt-PT'].map((lang) => ({
  lang,
  name: lang,
  path: lang === 'en' ? '' : `${lang}/`,
}));

test('search engines find each language, and which is for all others', () => {
  const at = (baseUrl?: string) =>
    alternateLinks('pt-BR', editions, baseUrl).map((link) =>
      /hreflang="(.*)" href="(.*)"/.exec(link)?.slice(1),
    );
  expect(at('https://news.example/walk/pt-BR/')).toEqual([
    ['en', 'https://news.example/walk/'],
    ['pt-BR', 'https://news.example/walk/pt-BR/'],
    ['pt-PT', 'https://news.example/walk/pt-PT/'],
    ['x-default', 'https://news.example/walk/'],
  ]);
  expect(at()).toContainEqual(['pt-PT', '../pt-PT/']);
});
