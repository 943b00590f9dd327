import { expect, test } from 'vitest';
import { usedCharacters } from '../../../src/build/fonts/used-characters.ts';

const characters = (text: string): string => String.fromCodePoint(...usedCharacters(text));

test('names each character once and leaves out what has no glyph', () => {
  expect(characters('a ba\n\t\u00ad\u200b图')).toBe('a b图');
});

test('joins an accent to its letter, as the page shows it', () => {
  expect(characters('e\u0301')).toBe('é');
});
