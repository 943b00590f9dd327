import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textsIn, translateTexts } from '../../src/translation/translate-texts.ts';
import { figuresIn } from '../../src/translation/translated-sections.ts';
import { forAll } from '../core/arbitraries.ts';

const fields = new Set(['text', 'label', 'names', 'other']);

const value = fc.object({
  key: fc.constantFrom('text', 'label', 'names', 'at', 'id'),
  values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)],
  maxDepth: 3,
});

describe('translating the texts of a value', () => {
  test('leaves a value without translations unchanged', () =>
    forAll(value, (any) => {
      expect(translateTexts(any, fields, () => undefined)).toEqual(any);
    }));

  test('translates exactly the texts it lists', () =>
    forAll(value, (any) => {
      const said = translateTexts(any, fields, (text) => `${text} in French`);
      const french = textsIn(any, fields).map((text) => `${text} in French`);
      expect(textsIn(said, fields)).toEqual(french);
    }));

  test('leaves other fields and texts without letters unchanged', () => {
    const any = { id: 'here', label: '14', names: ['Here', '2014-07-14', 'CC-BY-4.0'] };
    const names = ['là', '2014-07-14', 'CC-BY-4.0'];
    expect(translateTexts(any, fields, () => 'là')).toEqual({ ...any, names });
  });

  test('can translate a text differently in another field, and move only a label', () => {
    const words = { text: '180e méridien', inSentence: 'le 180e méridien', side: 'left' };
    const own = ['label', 'inSentence', 'text'].map((field) => ({ [field]: '180th meridian' }));
    expect(translateTexts(own, new Set([...fields, 'inSentence']), () => words)).toEqual([
      { label: words.text },
      { inSentence: words.inSentence },
      { text: words.text, side: 'left' },
    ]);
  });

  test('gives a noun the plural forms of its language', () => {
    const forms = { few: 'osoby', many: 'osób', other: 'osoby' };
    const french = (text: string) => (text === 'people' ? forms : undefined);
    const noun = { one: 'person', other: 'people' };
    expect(translateTexts({ noun }, fields, french)).toEqual({ noun: forms });
  });
});

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

test('a figure is the same with the separators of any language', () => {
  const languages = ['en', 'de', 'fr', 'pt', 'ko', 'zh', 'de-CH'];
  forAll(fc.nat(999_999_999), fc.constantFrom(...languages), (figure, language) => {
    expect(digitsOf(figure.toLocaleString(language))).toEqual(digitsOf(`${figure}`));
  });
});
