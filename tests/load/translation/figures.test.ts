import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresIn } from '../../../src/load/translation/figures.ts';

test.each([
  ['34,537 people on 14 July 2014', [34537, 14, 2014]],
  ['34.537 Personen, 0,29 Prozent', [34537, 0.29]],
  ['34\u202f537 personnes', [34537]],
  ['34537人，9月3万至4万人', [34537, 9, 30000, 40000]],
  ['57만8000톤, 3만 명, 2400만', [578000, 30000, 24e6]],
  ['80多万，3.4万，1亿2000万', [800000, 34000, 1.2e8]],
  ['24 million; 1.7 million; 2,5 Millionen', [24e6, 1.7e6, 2.5e6]],
  ['19世纪60年代', [1860]],
  ['11.43 and 12.15', [11.43, 12.15]],
  ['none', []],
])('%s', (text, figures) => {
  expect(figuresIn(text)).toEqual(figures);
});

test('a figure is the same with any language’s separators', () => {
  const languages = ['en', 'de', 'fr', 'pt', 'ko', 'zh', 'de-CH'];
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_999 }),
      fc.constantFrom(...languages),
      (figure, language) => {
        expect(figuresIn(figure.toLocaleString(language))).toEqual([figure]);
      },
    ),
  );
});
