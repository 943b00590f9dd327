import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresIn } from '../../../src/load/translation/translated-sections.ts';

const digitsOf = (text: string) => [...figuresIn(text).keys()];

test.each([
  ['34,537 people in 2014', '2014年，3万4537人', ['34537', '2014']],
  ['0.29 per cent, 2.5 million', '0,29 Prozent, 2,5 Millionen', ['29', '25']],
  ['30,000 to 40,000', '3万至4万人', ['3', '4']],
  ['578,000 tonnes; 24 million', '57만8000톤; 2400만', ['578', '24']],
  ['120 million and 800,000', '1亿2000万, 80多万', ['12', '8']],
  ['in the 1860s at 11.43', '11.43', ['1143']],
])('%s has the figures of %s', (text, other, digits) => {
  expect(digitsOf(text)).toEqual(digits);
  expect(new Set(digitsOf(other))).toEqual(new Set(digits));
});

test('a figure is the same with any language’s separators', () => {
  const languages = ['en', 'de', 'fr', 'pt', 'ko', 'zh', 'de-CH'];
  fc.assert(
    fc.property(fc.nat(999_999_999), fc.constantFrom(...languages), (figure, language) => {
      expect(digitsOf(figure.toLocaleString(language))).toEqual(digitsOf(`${figure}`));
    }),
  );
});
