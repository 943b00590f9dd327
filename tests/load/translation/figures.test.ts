import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresIn } from '../../../src/load/translation/check-translation.ts';

test.each([
  ['en', '34,537 people on 14 July 2014', [34537, 14, 2014]],
  ['de', '34.537 Personen, 0,29 Prozent, 2,5 Millionen', [34537, 0.29, 2.5e6]],
  ['fr', '34\u202f537 personnes', [34537]],
  ['zh', '34537人，9月3万至4万人', [34537, 9, 30000, 40000]],
  ['ko', '57만8000톤, 3만 명, 2400만', [578000, 30000, 24e6]],
  ['zh', '80多万，3.4万，1亿2000万', [800000, 34000, 1.2e8]],
  ['en', '24 million; 1.7 million; 4 thousand', [24e6, 1.7e6, 4000]],
  ['es', '3 mil; 1 millón; 2 mil millones', [3000, 1e6, 2e9]],
  ['en', 'the 1860s, 11.43 and 12.15', [11.43, 12.15]],
  ['en', 'none', []],
])('%s: %s', (lang, text, figures) => {
  expect(figuresIn(text, lang)).toEqual(figures);
});

test('a figure is the same with any language’s separators', () => {
  const languages = ['en', 'de', 'fr', 'pt', 'ko', 'zh', 'de-CH'];
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_999 }),
      fc.constantFrom(...languages),
      (figure, language) => {
        expect(figuresIn(figure.toLocaleString(language), language)).toEqual([figure]);
      },
    ),
  );
});
