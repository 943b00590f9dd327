import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textsIn, translateTexts } from '../../../src/load/translation/translate-texts.ts';

const fields = new Set(['text', 'label', 'names', 'other']);

const value = fc.object({
  key: fc.constantFrom('text', 'label', 'names', 'at', 'id'),
  values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)],
  maxDepth: 3,
});

describe('translating the texts of a value', () => {
  test('leaves a value as it was where nothing has a translation', () => {
    fc.assert(
      fc.property(value, (any) => {
        expect(translateTexts(any, fields, () => undefined)).toEqual(any);
      }),
    );
  });

  test('says every text that it is said to have, and no other', () => {
    fc.assert(
      fc.property(value, (any) => {
        const said = translateTexts(any, fields, (text) => `${text} in French`);
        expect(textsIn(said, fields)).toEqual(
          textsIn(any, fields).map((text) => `${text} in French`),
        );
      }),
    );
  });

  test('leaves what is not a field of words, and what has no letters', () => {
    const any = { id: 'here', label: '14', names: ['Here', '2014-07-14', 'CC-BY-4.0'] };
    expect(translateTexts(any, fields, () => 'là')).toEqual({
      id: 'here',
      label: '14',
      names: ['là', '2014-07-14', 'CC-BY-4.0'],
    });
  });

  test('gives a text other words in another field, but a label’s place to that alone', () => {
    const words = { text: '180e méridien', inSentence: 'le 180e méridien', side: 'left' };
    const own = ['label', 'inSentence', 'text'].map((field) => ({ [field]: '180th meridian' }));
    expect(translateTexts(own, new Set([...fields, 'inSentence']), () => words)).toEqual([
      { label: words.text },
      { inSentence: words.inSentence },
      { text: words.text, side: 'left' },
    ]);
  });

  test('gives a noun the forms that its language has', () => {
    const forms = { few: 'osoby', many: 'osób', other: 'osoby' };
    expect(
      translateTexts({ noun: { one: 'person', other: 'people' } }, fields, (text) =>
        text === 'people' ? forms : undefined,
      ),
    ).toEqual({ noun: forms });
  });
});
