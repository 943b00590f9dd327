import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { jsonForHtml, structuredData } from '../../../../src/build/render/share/structured-data.ts';
import { least, loaded, meta } from './share-story.ts';

const written = (baseUrl?: string, front = meta) =>
  JSON.parse(JSON.stringify(structuredData(loaded(front), baseUrl)));

test('describes the article, and the one that it is based on', () => {
  expect(written('https://news.example/walk/')).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: 'A Short Walk',
    alternativeHeadline: 'Two towns',
    description: 'A small story.',
    inLanguage: 'en-GB',
    datePublished: '2026-01-02',
    url: 'https://news.example/walk/',
    image: { '@type': 'ImageObject', url: 'https://news.example/walk/og.png', width: 1200 },
    isBasedOn: {
      '@type': 'Article',
      headline: 'On Walking',
      author: { '@type': 'Person', name: 'A. Writer' },
      publisher: { '@type': 'Organization', name: 'The Paper' },
      datePublished: '2014-07-20',
      url: 'https://example.org/on-walking',
    },
  });
});

test('leaves the sources to the page’s list, which says them already', () => {
  expect(JSON.stringify(written())).not.toContain('The News');
});

test('has a map of the place that the story opens with, and each work that it is made from once', () => {
  const { hasPart } = written();
  expect(hasPart).toMatchObject({
    '@type': 'Map',
    spatialCoverage: { '@type': 'Place', geo: { '@type': 'GeoShape', box: '9 96 50 144' } },
  });
  expect(hasPart.isBasedOn).toEqual([
    {
      '@type': 'CreativeWork',
      name: 'Roads',
      publisher: { '@type': 'Organization', name: 'The Survey' },
      version: '1',
      creditText: '© The Survey',
    },
  ]);
});

test('claims nothing that the story does not give', () => {
  const { headline, image, ...data } = written(undefined, least);
  expect([headline, image.url]).toEqual(['A Short Walk', 'og.png']);
  expect(Object.keys(data)).toEqual([
    '@context',
    '@type',
    'inLanguage',
    'isAccessibleForFree',
    'hasPart',
  ]);
  expect(written(undefined, { ...meta, author: 'C.', publisher: 'D.' })).toMatchObject({
    author: { '@type': 'Person', name: 'C.' },
    publisher: { '@type': 'Organization', name: 'D.' },
  });
});

test('says the same as JSON in the page, and ends no element', () => {
  const parts = ['</script>', '<!--', '<script>', ']]>', '&lt;', '\u2028', '"', '\\', 'a'];
  const hostile = fc.array(fc.constantFrom(...parts)).map((some) => some.join(''));
  fc.assert(
    fc.property(hostile, (text) => {
      const json = jsonForHtml({ text });
      expect(json).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(json)).toEqual({ text });
      const { document } = parseHTML(`<body><script type="a/b">${json}</script><p></p></body>`);
      expect(document.querySelectorAll('body > *').length).toBe(2);
    }),
  );
});
