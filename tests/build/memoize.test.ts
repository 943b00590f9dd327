import { describe, expect, test } from 'vitest';
import { memoizeByText } from '../../src/build/story/files/memoize.ts';

/** Texts, each of its own. */
const texts = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `text ${i}`);

describe('what is computed from a text', () => {
  test('is computed once while the text is among the last hundred', () => {
    const computed: string[] = [];
    const lengthOf = memoizeByText((text) => computed.push(text) && text.length);
    for (const text of [...texts(100), ...texts(100)]) expect(lengthOf(text)).toBe(text.length);
    expect(computed).toEqual(texts(100));
  });

  test('makes room for another by the oldest alone', () => {
    const computed: string[] = [];
    const lengthOf = memoizeByText((text) => computed.push(text) && text.length);
    for (const text of texts(101)) lengthOf(text);
    computed.length = 0;
    for (const text of texts(101).toReversed()) lengthOf(text);
    expect(computed).toEqual(['text 0']);
  });
});
